package io.emend.lm;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.SafetensorsHeader;
import io.emend.lm.checkpoint.TensorEntry;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A forward pass in plain loops over doubles, written from the papers; shares nothing with the engine. */
final class NaiveTransformer {
    private final JsonObject config;
    private final Map<String, double[]> tensors = new HashMap<>();
    private final String family;
    private final int width;
    private final int heads;
    private final int groups;
    private final int headSize;

    NaiveTransformer(Path folder) throws IOException {
        config = new Gson().fromJson(Files.readString(folder.resolve("config.json")), JsonObject.class);
        for (TensorEntry entry : SafetensorsHeader.read(folder.resolve("model.safetensors"))
                .tensors()
                .values()) {
            tensors.put(entry.name(), read(entry));
        }
        family = config.get("model_type").getAsString();
        width = number("hidden_size", "n_embd");
        heads = number("num_attention_heads", "n_head");
        groups = config.has("num_key_value_heads")
                ? config.get("num_key_value_heads").getAsInt()
                : heads;
        headSize = config.has("head_dim") ? config.get("head_dim").getAsInt() : width / heads;
    }

    /** Outputs of every block at every position: [layer][position][D]. */
    double[][][] states(int[] tokens) {
        int layers = number("num_hidden_layers", "n_layer");
        double[][] x = new double[tokens.length][];
        for (int t = 0; t < tokens.length; t++) {
            x[t] = row(tensor(embedding()), tokens[t], width);
            if (family.equals("gpt2")) {
                x[t] = sum(x[t], row(tensor("transformer.wpe.weight"), t, width));
            }
        }
        var states = new double[layers][][];
        for (int layer = 0; layer < layers; layer++) {
            x = block(x, layer);
            states[layer] = x;
        }
        return states;
    }

    private double[][] block(double[][] x, int layer) {
        return switch (family) {
            case "gpt2" -> gpt2(x, "transformer.h." + layer + ".");
            case "gptj" -> gptJ(x, "transformer.h." + layer + ".");
            case "gpt_neox" -> gptNeoX(x, "gpt_neox.layers." + layer + ".");
            default -> llama(x, "model.layers." + layer + ".");
        };
    }

    private double[][] gpt2(double[][] x, String p) {
        int n = x.length;
        var q = new double[n][];
        var k = new double[n][];
        var v = new double[n][];
        for (int t = 0; t < n; t++) {
            double[] all =
                    plus(timesInputMajor(p + "attn.c_attn", layerNorm(x[t], p + "ln_1")), p + "attn.c_attn.bias");
            q[t] = slice(all, 0, width);
            k[t] = slice(all, width, width);
            v[t] = slice(all, 2 * width, width);
        }
        double[][] a = attention(q, k, v);
        var out = new double[n][];
        for (int t = 0; t < n; t++) {
            double[] m = sum(x[t], plus(timesInputMajor(p + "attn.c_proj", a[t]), p + "attn.c_proj.bias"));
            double[] h = plus(timesInputMajor(p + "mlp.c_fc", layerNorm(m, p + "ln_2")), p + "mlp.c_fc.bias");
            out[t] = sum(
                    m,
                    plus(timesInputMajor(p + "mlp.c_proj", map(h, NaiveTransformer::geluTanh)), p + "mlp.c_proj.bias"));
        }
        return out;
    }

    private double[][] gptJ(double[][] x, String p) {
        int n = x.length;
        int rotated = config.get("rotary_dim").getAsInt();
        var q = new double[n][];
        var k = new double[n][];
        var v = new double[n][];
        var h = new double[n][];
        for (int t = 0; t < n; t++) {
            h[t] = layerNorm(x[t], p + "ln_1");
            q[t] = rotatePairs(times(p + "attn.q_proj", h[t]), t, rotated);
            k[t] = rotatePairs(times(p + "attn.k_proj", h[t]), t, rotated);
            v[t] = times(p + "attn.v_proj", h[t]);
        }
        double[][] a = attention(q, k, v);
        var out = new double[n][];
        for (int t = 0; t < n; t++) {
            double[] inner = map(plus(times(p + "mlp.fc_in", h[t]), p + "mlp.fc_in.bias"), NaiveTransformer::geluTanh);
            out[t] = sum(
                    sum(x[t], times(p + "attn.out_proj", a[t])),
                    plus(times(p + "mlp.fc_out", inner), p + "mlp.fc_out.bias"));
        }
        return out;
    }

    private double[][] gptNeoX(double[][] x, String p) {
        int n = x.length;
        int rotated = headSize / 4;
        var q = new double[n][width];
        var k = new double[n][width];
        var v = new double[n][width];
        for (int t = 0; t < n; t++) {
            double[] all = plus(
                    times(p + "attention.query_key_value", layerNorm(x[t], p + "input_layernorm")),
                    p + "attention.query_key_value.bias");
            for (int head = 0; head < heads; head++) {
                System.arraycopy(all, 3 * head * headSize, q[t], head * headSize, headSize);
                System.arraycopy(all, (3 * head + 1) * headSize, k[t], head * headSize, headSize);
                System.arraycopy(all, (3 * head + 2) * headSize, v[t], head * headSize, headSize);
            }
            q[t] = rotateHalves(q[t], t, rotated);
            k[t] = rotateHalves(k[t], t, rotated);
        }
        double[][] a = attention(q, k, v);
        var out = new double[n][];
        for (int t = 0; t < n; t++) {
            double[] attended = plus(times(p + "attention.dense", a[t]), p + "attention.dense.bias");
            double[] h = layerNorm(x[t], p + "post_attention_layernorm");
            double[] inner =
                    map(plus(times(p + "mlp.dense_h_to_4h", h), p + "mlp.dense_h_to_4h.bias"), NaiveTransformer::gelu);
            out[t] =
                    sum(sum(x[t], attended), plus(times(p + "mlp.dense_4h_to_h", inner), p + "mlp.dense_4h_to_h.bias"));
        }
        return out;
    }

    private double[][] llama(double[][] x, String p) {
        int n = x.length;
        var q = new double[n][];
        var k = new double[n][];
        var v = new double[n][];
        for (int t = 0; t < n; t++) {
            double[] h = rmsNorm(x[t], p + "input_layernorm");
            q[t] = rotateHalves(
                    headNorm(
                            plus(times(p + "self_attn.q_proj", h), p + "self_attn.q_proj.bias"),
                            p + "self_attn.q_norm.weight"),
                    t,
                    headSize);
            k[t] = rotateHalves(
                    headNorm(
                            plus(times(p + "self_attn.k_proj", h), p + "self_attn.k_proj.bias"),
                            p + "self_attn.k_norm.weight"),
                    t,
                    headSize);
            v[t] = plus(times(p + "self_attn.v_proj", h), p + "self_attn.v_proj.bias");
        }
        double[][] a = attention(q, k, v);
        var out = new double[n][];
        for (int t = 0; t < n; t++) {
            double[] m = sum(x[t], times(p + "self_attn.o_proj", a[t]));
            double[] h = rmsNorm(m, p + "post_attention_layernorm");
            double[] gate = map(times(p + "mlp.gate_proj", h), z -> z / (1 + Math.exp(-z)));
            double[] up = times(p + "mlp.up_proj", h);
            for (int i = 0; i < up.length; i++) {
                up[i] *= gate[i];
            }
            out[t] = sum(m, times(p + "mlp.down_proj", up));
        }
        return out;
    }

    /** Softmax over the positions up to the query's own; several query heads may share one key head. */
    private double[][] attention(double[][] q, double[][] k, double[][] v) {
        var out = new double[q.length][heads * headSize];
        for (int t = 0; t < q.length; t++) {
            for (int head = 0; head < heads; head++) {
                int group = head * groups / heads;
                var weights = new double[t + 1];
                double total = 0;
                for (int s = 0; s <= t; s++) {
                    double score = 0;
                    for (int i = 0; i < headSize; i++) {
                        score += q[t][head * headSize + i] * k[s][group * headSize + i];
                    }
                    weights[s] = Math.exp(score / Math.sqrt(headSize));
                    total += weights[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < headSize; i++) {
                        out[t][head * headSize + i] += weights[s] / total * v[s][group * headSize + i];
                    }
                }
            }
        }
        return out;
    }

    private double[] rotateHalves(double[] x, int position, int rotated) {
        double[] y = x.clone();
        for (int start = 0; start < x.length; start += headSize) {
            for (int i = 0; i < rotated / 2; i++) {
                double angle = position * frequency(i, rotated);
                double a = x[start + i];
                double b = x[start + i + rotated / 2];
                y[start + i] = a * Math.cos(angle) - b * Math.sin(angle);
                y[start + i + rotated / 2] = b * Math.cos(angle) + a * Math.sin(angle);
            }
        }
        return y;
    }

    private double[] rotatePairs(double[] x, int position, int rotated) {
        double[] y = x.clone();
        for (int start = 0; start < x.length; start += headSize) {
            for (int i = 0; i < rotated / 2; i++) {
                double angle = position * frequency(i, rotated);
                double a = x[start + 2 * i];
                double b = x[start + 2 * i + 1];
                y[start + 2 * i] = a * Math.cos(angle) - b * Math.sin(angle);
                y[start + 2 * i + 1] = b * Math.cos(angle) + a * Math.sin(angle);
            }
        }
        return y;
    }

    private double frequency(int pair, int rotated) {
        JsonObject rope = config.has("rope_parameters") ? config.getAsJsonObject("rope_parameters") : new JsonObject();
        double theta = rope.has("rope_theta") ? rope.get("rope_theta").getAsDouble() : 10_000;
        double frequency = Math.pow(theta, -2.0 * pair / rotated);
        if (!rope.has("rope_type") || !rope.get("rope_type").getAsString().equals("llama3")) {
            return frequency;
        }
        double factor = rope.get("factor").getAsDouble();
        double low = rope.get("low_freq_factor").getAsDouble();
        double high = rope.get("high_freq_factor").getAsDouble();
        double turns = rope.get("original_max_position_embeddings").getAsDouble() * frequency / (2 * Math.PI);
        if (turns < low) {
            return frequency / factor;
        }
        double blend = turns > high ? 1 : (turns - low) / (high - low);
        return (1 - blend) * frequency / factor + blend * frequency;
    }

    private double[] layerNorm(double[] x, String name) {
        double mean = 0;
        double variance = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        var y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * tensor(name + ".weight")[i] + tensor(name + ".bias")[i];
        }
        return y;
    }

    private double[] rmsNorm(double[] x, String name) {
        return rms(x, tensor(name + ".weight"), config.get("rms_norm_eps").getAsDouble());
    }

    private double[] headNorm(double[] x, String name) {
        double[] weight = tensors.get(name);
        if (weight == null) {
            return x;
        }
        var y = new double[x.length];
        for (int start = 0; start < x.length; start += headSize) {
            double[] normed = rms(
                    slice(x, start, headSize),
                    weight,
                    config.get("rms_norm_eps").getAsDouble());
            System.arraycopy(normed, 0, y, start, headSize);
        }
        return y;
    }

    private static double[] rms(double[] x, double[] weight, double epsilon) {
        double squares = 0;
        for (double value : x) {
            squares += value * value / x.length;
        }
        var y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] / Math.sqrt(squares + epsilon) * weight[i];
        }
        return y;
    }

    private double[] times(String module, double[] x) {
        double[] weight = tensor(module + ".weight");
        var y = new double[weight.length / x.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += weight[i * x.length + j] * x[j];
            }
        }
        return y;
    }

    private double[] timesInputMajor(String module, double[] x) {
        double[] weight = tensor(module + ".weight");
        var y = new double[weight.length / x.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += weight[j * y.length + i] * x[j];
            }
        }
        return y;
    }

    private double[] plus(double[] x, String bias) {
        double[] values = tensors.get(bias);
        return values == null ? x : sum(x, values);
    }

    private static double gelu(double z) {
        return z * 0.5 * (1 + erf(z / Math.sqrt(2)));
    }

    private static double geluTanh(double z) {
        return 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
    }

    /** Maclaurin series, good to double precision for the small arguments met here. */
    private static double erf(double z) {
        double term = z;
        double total = z;
        for (int n = 1; n < 200; n++) {
            term *= -z * z / n;
            total += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * total;
    }

    private static double[] map(double[] x, java.util.function.DoubleUnaryOperator function) {
        return java.util.Arrays.stream(x).map(function).toArray();
    }

    private static double[] sum(double[] a, double[] b) {
        var sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private static double[] row(double[] matrix, int row, int columns) {
        return slice(matrix, row * columns, columns);
    }

    private static double[] slice(double[] values, int from, int length) {
        return java.util.Arrays.copyOfRange(values, from, from + length);
    }

    private String embedding() {
        return switch (family) {
            case "gpt2", "gptj" -> "transformer.wte.weight";
            case "gpt_neox" -> "gpt_neox.embed_in.weight";
            default -> "model.embed_tokens.weight";
        };
    }

    private int number(String name, String otherName) {
        return config.get(config.has(name) ? name : otherName).getAsInt();
    }

    private double[] tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static double[] read(TensorEntry entry) throws IOException {
        try (var channel = FileChannel.open(entry.file())) {
            var floats = channel.map(MapMode.READ_ONLY, entry.position(), entry.bytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            var values = new double[floats.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = floats.get(i);
            }
            return values;
        }
    }
}
