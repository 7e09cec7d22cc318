package io.emend.lm.transformer;

/**
 * The blocks above a layer, run and differentiated only where a delta can make a difference.
 *
 * <p>A row's tokens before its delta cannot change: their keys and values are computed once ({@code before}). The rest,
 * its active tokens A, lie packed behind each other in one sequence, kept apart by the mask; and from the last block on only
 * the chosen places N are carried.
 */
final class ContinuationScript {
    private ContinuationScript() {}

    /** Shapes: x (A, D); shares (A, G); at (A); chosen (N); mask (A, P+A); before (2 per block, P, heads of keys, K). */
    static final String SOURCE = """
              def rows(self: __torch__.M, x: Tensor, places: Tensor, w: List[Tensor]) -> Tensor:
                return torch.index_select(torch.reshape(x, [torch.size(x, 0) * torch.size(x, 1), {D}]), 0, places)
              def before(self: __torch__.M, x: Tensor, places: Tensor, first: Tensor, w: List[Tensor]) -> Tensor:
                t = torch.size(x, 1)
                n = torch.size(x, 0) * t
                cos, sin = self.angles(torch.arange(t), w)
                mask = torch.triu(torch.full([t, t], -1e30), 1)
                out = annotate(List[Tensor], [])
                for i in range(int(torch.item(first)), {LAYERS}):
                  o = {FIRST} + i * {BLOCK}
                  h = {NORM}
                  q, k, v = self.project(h, w, o, cos, sin)
                  torch.append(out, torch.index_select(torch.reshape(k, [n, {G}, {K}]), 0, places))
                  torch.append(out, torch.index_select(torch.reshape(v, [n, {G}, {K}]), 0, places))
                  m, key = self.feed(x, h, self.attendPlainly(q, k, v, mask), w, o)
                  x = torch.add(m, self.down(key, w, o))
                if torch.len(out) == 0:
                  return torch.zeros([0])
                return torch.stack(out)
              def distributions(self: __torch__.M, delta: Tensor, x: Tensor, shares: Tensor, at: Tensor, chosen: Tensor, mask: Tensor, before: Tensor, first: Tensor, w: List[Tensor]) -> Tensor:
                x = torch.unsqueeze(torch.add(x, torch.matmul(shares, delta)), 0)
                cos, sin = self.angles(at, w)
                f = int(torch.item(first))
                if f == {LAYERS}:
                  x = torch.index_select(x, 1, chosen)
                for i in range(f, {LAYERS}):
                  o = {FIRST} + i * {BLOCK}
                  h = {NORM}
                  q, k, v = self.project(h, w, o, cos, sin)
                  k = torch.cat([torch.narrow(before, 0, 2 * (i - f), 1), k], 1)
                  v = torch.cat([torch.narrow(before, 0, 2 * (i - f) + 1, 1), v], 1)
                  if i == {LAYERS} - 1:
                    x = torch.index_select(x, 1, chosen)
                    h = torch.index_select(h, 1, chosen)
                    q = torch.index_select(q, 1, chosen)
                    mask = torch.index_select(mask, 0, chosen)
                  m, key = self.feed(x, h, self.attendPlainly(q, k, v, mask), w, o)
                  x = torch.add(m, self.down(key, w, o))
                return torch.log_softmax(torch.squeeze(self.head(x, w), 0), -1)
              def objective(self: __torch__.M, delta: Tensor, x: Tensor, shares: Tensor, at: Tensor, chosen: Tensor, mask: Tensor, before: Tensor, targets: Tensor, targetWeights: Tensor, kept: Tensor, keptWeights: Tensor, first: Tensor, w: List[Tensor]) -> List[Tensor]:
                d = torch.requires_grad_(torch.detach(delta))
                all = self.distributions(d, x, shares, at, chosen, mask, before, first, w)
                n = torch.size(targets, 0)
                aimed = torch.narrow(all, 0, 0, n)
                nll = torch.neg(torch.squeeze(torch.gather(aimed, 1, torch.unsqueeze(targets, 1)), 1))
                held = torch.narrow(all, 0, n, torch.size(kept, 0))
                kl = torch.sum(torch.mul(torch.exp(kept), torch.sub(kept, held)), [1])
                loss = torch.add(torch.sum(torch.mul(nll, targetWeights)), torch.sum(torch.mul(kl, keptWeights)))
                g = torch.grad([loss], [d])[0]
                if g is None:
                  g = torch.zeros_like(d)
                hit = torch.to(torch.eq(torch.argmax(aimed, 1), targets), 6)
                return [torch.detach(loss), unchecked_cast(Tensor, g), torch.detach(nll), torch.detach(kl), hit]
            """;
}
