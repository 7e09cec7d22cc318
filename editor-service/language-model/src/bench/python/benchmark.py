"""The same measurements as io.emend.lm.benchmark.EngineMeasurement, with transformers. Arguments: folder, threads, runs."""
import sys, time
import torch
from transformers import AutoModelForCausalLM

folder, threads, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
if threads:
    torch.set_num_threads(threads)
DECODED = 32


def prompt(length, batch=1):
    return torch.tensor([[5 + (i * 31) % 300 for i in range(length)]] * batch)


def generate(length, tokens, batch=1):
    ids = prompt(length, batch)
    model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=tokens, min_new_tokens=tokens,
                   do_sample=False, pad_token_id=0)


def best(work):
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


with torch.inference_mode():
    start = time.perf_counter()
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    loaded = time.perf_counter() - start
    generate(8, 1)
    print(f"load_ms {loaded * 1e3:.0f}\nload_to_first_token_ms {(time.perf_counter() - start) * 1e3:.0f}")
    context = getattr(model.config, "max_position_embeddings", None) or model.config.n_positions
    longest = min(512, context - DECODED - 1)
    for length in (min(32, longest), longest):
        ids = prompt(length)
        seconds = best(lambda: model(ids, logits_to_keep=1))
        name = "long" if length == longest else "short"
        print(f"prefill_{name}_tokens_per_s {length / seconds:.1f}")
    first = best(lambda: generate(8, 1))
    everything = best(lambda: generate(8, DECODED + 1))
    print(f"decode_tokens_per_s {DECODED / (everything - first):.1f}")
    print(f"batch_8_seconds {best(lambda: generate(8, DECODED, 8)):.3f}")
