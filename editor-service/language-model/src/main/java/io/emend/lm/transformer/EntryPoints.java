package io.emend.lm.transformer;

/** The parts of the program that are the same for every architecture, up to constants in braces. */
final class EntryPoints {
    private EntryPoints() {}

    /** Attention over S cached or current positions; one query position shares its keys among the heads of a group. */
    static final String ATTEND = """
              def attend(self: __torch__.M, q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], causal: bool) -> Tensor:
                b = torch.size(q, 0)
                t = torch.size(q, 1)
                s = torch.size(k, 1)
                if t == 1:
                  y = torch.scaled_dot_product_attention(torch.reshape(q, [b, {G}, {HG}, {K}]), torch.transpose(k, 1, 2), torch.transpose(v, 1, 2), mask)
                  return torch.reshape(y, [b, 1, {HK}])
                y = torch.scaled_dot_product_attention(torch.transpose(q, 1, 2), self.spread(k), self.spread(v), mask, 0., causal)
                return torch.reshape(torch.transpose(y, 1, 2), [b, t, {HK}])
              def spread(self: __torch__.M, k: Tensor) -> Tensor:
                if {HG} == 1:
                  return torch.transpose(k, 1, 2)
                b = torch.size(k, 0)
                s = torch.size(k, 1)
                e = torch.reshape(torch.expand(torch.unsqueeze(k, 3), [b, s, {G}, {HG}, {K}]), [b, s, {H}, {K}])
                return torch.transpose(e, 1, 2)
              def attendPlainly(self: __torch__.M, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
                b = torch.size(q, 0)
                t = torch.size(q, 1)
                s = torch.matmul(torch.transpose(q, 1, 2), torch.transpose(self.spread(k), 2, 3))
                p = torch.softmax(torch.add(torch.mul(s, {SCALE}), mask), -1)
                return torch.reshape(torch.transpose(torch.matmul(p, self.spread(v)), 1, 2), [b, t, {HK}])
            """;

    /** A keyed memory: where the whitened key's cosine to a row reaches that row's threshold, the best row's delta is added. */
    static final String PATCH = """
              def patch(self: __torch__.M, key: Tensor, y: Tensor, layer: int, patches: List[Tensor], patchLayers: List[int]) -> Tensor:
                for p in range(torch.len(patchLayers)):
                  if patchLayers[p] == layer:
                    if torch.size(patches[4*p], 0) == 0:
                      y = self.nearest(key, y, patches[4*p+1], patches[4*p+2], patches[4*p+3])
                    else:
                      z = torch.linear(key, patches[4*p])
                      n = torch.clamp_min(torch.norm(z, 2, [-1], True), 1e-30)
                      c = torch.div(torch.linear(z, patches[4*p+1]), n)
                      fires = torch.ge(c, patches[4*p+2])
                      best = torch.argmax(torch.where(fires, c, torch.full_like(c, -4.)), -1)
                      d = torch.embedding(patches[4*p+3], best)
                      y = torch.where(torch.any(fires, -1, True), torch.add(y, d), y)
                return y
              def nearest(self: __torch__.M, key: Tensor, y: Tensor, keys: Tensor, radii: Tensor, deltas: Tensor) -> Tensor:
                squares = torch.add(torch.sum(torch.mul(key, key), [-1], True), torch.sum(torch.mul(keys, keys), [-1]))
                distances = torch.sqrt(torch.clamp_min(torch.sub(squares, torch.mul(torch.linear(key, keys), 2.)), 0.))
                best = torch.argmin(distances, -1)
                least = torch.gather(distances, -1, torch.unsqueeze(best, -1))
                within = torch.le(least, torch.unsqueeze(torch.reshape(torch.index_select(radii, 0, torch.flatten(best)), torch.size(best)), -1))
                return torch.where(within, torch.add(y, torch.embedding(deltas, best)), y)
            """;

    /** A pass over whole rows without a cache; collects keys and states of chosen layers at flat places b*T+t. */
    static final String FULL = """
              def full(self: __torch__.M, ids: Tensor, last: int, keysOf: List[int], statesOf: List[int], places: Tensor, w: List[Tensor], patches: List[Tensor], patchLayers: List[int]) -> List[Tensor]:
                b = torch.size(ids, 0)
                t = torch.size(ids, 1)
                at = torch.arange(t, device=ops.prim.device(ids))
                cos, sin = self.angles(at, w)
                x = self.embed(ids, at, w)
                out = annotate(List[Tensor], [])
                for i in range(last):
                  o = {FIRST} + i * {BLOCK}
                  h = {NORM}
                  q, k, v = self.project(h, w, o, cos, sin)
                  m, key = self.feed(x, h, self.attend(q, k, v, None, True), w, o)
                  y = self.patch(key, self.down(key, w, o), i, patches, patchLayers)
                  x = torch.add(m, y)
                  if keysOf[i] == 1:
                    torch.append(out, torch.index_select(torch.reshape(key, [b * t, {F}]), 0, places))
                  if statesOf[i] == 1:
                    torch.append(out, torch.index_select(torch.reshape(x, [b * t, {D}]), 0, places))
                torch.append(out, x)
                return out
              def logits(self: __torch__.M, x: Tensor, places: Tensor, w: List[Tensor]) -> Tensor:
                n = torch.size(x, 0) * torch.size(x, 1)
                return self.head(torch.index_select(torch.reshape(x, [n, {D}]), 0, places), w)
            """;

    /**
     * A pass of N new tokens, several rows' side by side without padding, over a cache (2 * layers, B, capacity, heads, K)
     * of keys and values of each layer in turn. The rows of {@code tokens} (4, N) are ids, positions, flat places
     * b*capacity+position in the cache, and flat places b*T+t in a padded batch (B, T) of queries; the last are those of
     * the whole batch in order if N is B*T. The last block's MLP runs only at the tokens whose scores are wanted.
     */
    static final String CACHED = """
              def extend(self: __torch__.M, tokens: Tensor, wanted: Tensor, t: int, total: int, fresh: bool, w: List[Tensor], cache: Tensor, patches: List[Tensor], patchLayers: List[int]) -> List[Tensor]:
                ids, at, slots, spots = torch.unbind(tokens)
                n = torch.size(ids, 0)
                b = torch.size(cache, 1)
                full = n == b * t
                cos, sin = self.angles(at, w)
                x = self.embed(torch.unsqueeze(ids, 0), at, w)
                mask = annotate(Optional[Tensor], None)
                if not fresh and n > 1:
                  mask = self.seen(at, spots, b, t, total)
                for i in range({LAYERS}):
                  o = {FIRST} + i * {BLOCK}
                  h = {NORM}
                  q, k, v = self.project(h, w, o, cos, sin)
                  ks = torch.select(cache, 0, 2 * i)
                  vs = torch.select(cache, 0, 2 * i + 1)
                  _0 = torch.index_copy_(torch.flatten(ks, 0, 1), 0, slots, torch.squeeze(k, 0))
                  _1 = torch.index_copy_(torch.flatten(vs, 0, 1), 0, slots, torch.squeeze(v, 0))
                  if not full:
                    q = torch.index_copy(torch.zeros([b * t, {H}, {K}], device=ops.prim.device(q)), 0, spots, torch.squeeze(q, 0))
                  a = self.attend(torch.reshape(q, [b, t, {H}, {K}]), torch.narrow(ks, 1, 0, total), torch.narrow(vs, 1, 0, total), mask, fresh and t > 1)
                  a = torch.reshape(a, [1, b * t, {HK}])
                  if not full:
                    a = torch.index_select(a, 1, spots)
                  if i == {LAYERS} - 1 and torch.size(wanted, 0) != n:
                    x = torch.index_select(x, 1, wanted)
                    h = torch.index_select(h, 1, wanted)
                    a = torch.index_select(a, 1, wanted)
                  m, key = self.feed(x, h, a, w, o)
                  x = torch.add(m, self.patch(key, self.down(key, w, o), i, patches, patchLayers))
                y = self.head(torch.squeeze(x, 0), w)
                return [y, torch.argmax(y, -1)]
              def seen(self: __torch__.M, at: Tensor, spots: Tensor, b: int, t: int, total: int) -> Tensor:
                if torch.size(at, 0) != b * t:
                  at = torch.index_copy(torch.zeros([b * t], dtype=4, device=ops.prim.device(at)), 0, spots, at)
                visible = torch.le(torch.arange(total, device=ops.prim.device(at)), torch.unsqueeze(torch.reshape(at, [b, 1, t]), -1))
                return torch.log(torch.to(visible, 6))
            """;

    /**
     * The blocks above a layer with a delta added to each row at one position, or with a change of its MLP's output
     * projection (D, F), and the loss and its gradient.
     *
     * <p>A delta changes nothing before its position, so rows are cut there: what the blocks above compute from the
     * tokens before is taken once ({@code constants}) and kept as keys and values; x (N, D) holds the states from
     * the delta's position on, one row's behind the other's, at the positions at (N). Only attention sees a padded batch
     * (B, S): live (N) are the tokens' flat places b*S+s in it, and mask (B, 1, S, P+S) hides padding and the future.
     * Starts (B) are the rows' first tokens; share (B, G) says which delta is added there. Chosen are the tokens whose
     * distributions count: first those with a target id, then those held to base
     * log-probabilities. The last MLP runs only at them. The loss's gradient by a logit is known, {@code p - [target]}
     * for an aim and {@code p - p before} for a hold, so differentiation begins there.
     */
    static final String CONTINUE = """
              def constants(self: __torch__.M, x: Tensor, first: Tensor, w: List[Tensor]) -> List[Tensor]:
                t = torch.size(x, 1)
                cos, sin = self.angles(torch.arange(t, device=ops.prim.device(x)), w)
                mask = torch.triu(torch.full([t, t], -1e30, device=ops.prim.device(x)), 1)
                out = annotate(List[Tensor], [])
                for i in range(int(torch.item(first)), {LAYERS}):
                  o = {FIRST} + i * {BLOCK}
                  h = {NORM}
                  q, k, v = self.project(h, w, o, cos, sin)
                  torch.append(out, k)
                  torch.append(out, v)
                  if i != {LAYERS} - 1:
                    m, key = self.feed(x, h, self.attendPlainly(q, k, v, mask), w, o)
                    x = torch.add(m, self.down(key, w, o))
                return out
              def seated(self: __torch__.M, x: Tensor, live: Tensor, b: int, s: int) -> Tensor:
                heads = torch.size(x, 2)
                flat = torch.squeeze(x, 0)
                if torch.size(flat, 0) != b * s:
                  flat = torch.index_copy(torch.zeros([b * s, heads, {K}], device=ops.prim.device(x)), 0, live, flat)
                return torch.reshape(flat, [b, s, heads, {K}])
              def onward(self: __torch__.M, x: Tensor, at: Tensor, mask: Tensor, live: Tensor, chosen: Tensor, first: Tensor, kept: List[Tensor], w: List[Tensor]) -> Tensor:
                b = torch.size(mask, 0)
                s = torch.size(mask, 2)
                f = int(torch.item(first))
                cos, sin = self.angles(at, w)
                for i in range(f, {LAYERS}):
                  o = {FIRST} + i * {BLOCK}
                  h = {NORM}
                  q, k, v = self.project(torch.unsqueeze(h, 0), w, o, cos, sin)
                  ks = torch.cat([kept[2 * (i - f)], self.seated(k, live, b, s)], 1)
                  vs = torch.cat([kept[2 * (i - f) + 1], self.seated(v, live, b, s)], 1)
                  a = torch.reshape(self.attendPlainly(self.seated(q, live, b, s), ks, vs, mask), [b * s, {HK}])
                  if i == {LAYERS} - 1:
                    x = torch.index_select(x, 0, chosen)
                    h = torch.index_select(h, 0, chosen)
                    a = torch.index_select(a, 0, torch.index_select(live, 0, chosen))
                  elif torch.size(live, 0) != b * s:
                    a = torch.index_select(a, 0, live)
                  m, key = self.feed(x, h, a, w, o)
                  x = torch.add(m, self.down(key, w, o))
                if f == {LAYERS}:
                  x = torch.index_select(x, 0, chosen)
                return self.head(x, w)
              def distributions(self: __torch__.M, delta: Tensor, x: Tensor, at: Tensor, mask: Tensor, share: Tensor, starts: Tensor, live: Tensor, chosen: Tensor, first: Tensor, kept: List[Tensor], w: List[Tensor]) -> Tensor:
                return torch.log_softmax(self.moved(delta, x, at, mask, share, starts, live, chosen, first, kept, w), -1)
              def moved(self: __torch__.M, delta: Tensor, x: Tensor, at: Tensor, mask: Tensor, share: Tensor, starts: Tensor, live: Tensor, chosen: Tensor, first: Tensor, kept: List[Tensor], w: List[Tensor]) -> Tensor:
                y = torch.add(torch.index_select(x, 0, starts), torch.matmul(share, delta))
                return self.onward(torch.index_copy(x, 0, starts, y), at, mask, live, chosen, first, kept, w)
              def objective(self: __torch__.M, delta: Tensor, x: Tensor, at: Tensor, mask: Tensor, share: Tensor, starts: Tensor, live: Tensor, chosen: Tensor, targets: Tensor, targetWeights: Tensor, held: Tensor, heldWeights: Tensor, first: Tensor, kept: List[Tensor], w: List[Tensor]) -> List[Tensor]:
                d = torch.requires_grad_(torch.detach(delta))
                logits = self.moved(d, x, at, mask, share, starts, live, chosen, first, kept, w)
                return self.judged(d, logits, targets, targetWeights, held, heldWeights)
              def tuned(self: __torch__.M, change: Tensor, keys: Tensor, x: Tensor, at: Tensor, mask: Tensor, live: Tensor, chosen: Tensor, targets: Tensor, targetWeights: Tensor, held: Tensor, heldWeights: Tensor, first: Tensor, kept: List[Tensor], w: List[Tensor]) -> List[Tensor]:
                d = torch.requires_grad_(torch.detach(change))
                x = torch.add(x, torch.linear(keys, d))
                logits = self.onward(x, at, mask, live, chosen, first, kept, w)
                return self.judged(d, logits, targets, targetWeights, held, heldWeights)
              def judged(self: __torch__.M, d: Tensor, logits: Tensor, targets: Tensor, targetWeights: Tensor, held: Tensor, heldWeights: Tensor) -> List[Tensor]:
                all = torch.log_softmax(torch.detach(logits), -1)
                n = torch.size(targets, 0)
                m = torch.size(held, 0)
                aimed = torch.narrow(all, 0, 0, n)
                wanted = torch.unsqueeze(targets, 1)
                nll = torch.neg(torch.squeeze(torch.gather(aimed, 1, wanted), 1))
                before = torch.exp(held)
                kl = torch.sum(torch.mul(before, torch.sub(held, torch.narrow(all, 0, n, m))), [1])
                loss = torch.add(torch.sum(torch.mul(nll, targetWeights)), torch.sum(torch.mul(kl, heldWeights)))
                hit = torch.to(torch.eq(torch.argmax(aimed, 1), targets), 6)
                slope = torch.exp_(all)
                _0 = torch.scatter_add_(torch.narrow(slope, 0, 0, n), 1, wanted, torch.full([n, 1], -1., device=ops.prim.device(slope)))
                _1 = torch.sub_(torch.narrow(slope, 0, n, m), before)
                _2 = torch.mul_(slope, torch.unsqueeze(torch.cat([targetWeights, heldWeights]), 1))
                g = torch.grad([logits], [d], annotate(List[Optional[Tensor]], [slope]))[0]
                if g is None:
                  g = torch.zeros_like(d)
                return [loss, unchecked_cast(Tensor, g), nll, kl, hit]
            """;
}
