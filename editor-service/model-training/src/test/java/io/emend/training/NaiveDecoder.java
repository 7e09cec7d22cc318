package io.emend.training;

import java.util.List;
import java.util.Map;

/** An oracle: the decoder's loss in plain double loops, one row at a time, written from the formulas alone. */
final class NaiveDecoder {
    private final ModelShape shape;
    private final Map<String, float[]> weights;

    NaiveDecoder(ModelShape shape, Map<String, float[]> weights) {
        this.shape = shape;
        this.weights = weights;
    }

    /** Weighted mean negative log-likelihood of a batch, nats. */
    double loss(Batch batch) {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < batch.rows(); row++) {
            double[][] hidden = forward(batch, row);
            for (int i = 0; i < batch.length(); i++) {
                int at = row * batch.length() + i;
                sum += batch.weights()[at] * negativeLogLikelihood(hidden[i], (int) batch.targets()[at]);
                weight += batch.weights()[at];
            }
        }
        return sum / weight;
    }

    private double[][] forward(Batch batch, int row) {
        int d = shape.model();
        float[] embedding = tensor("model.embed_tokens.weight");
        double[][] x = new double[batch.length()][d];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < d; j++) {
                x[i][j] = embedding[(int) batch.tokens()[row * batch.length() + i] * d + j];
            }
        }
        List<Batch.Name> names =
                batch.names().stream().filter(name -> name.row() == row).toList();
        for (int layer = 0; layer < shape.layers(); layer++) {
            String block = "model.layers." + layer + ".";
            add(x, attention(block, normalised(x, block + "input_layernorm.weight"), names));
            add(x, mlp(block, normalised(x, block + "post_attention_layernorm.weight")));
            if (layer == EditCodes.layer(shape)) {
                batch.injections().stream()
                        .filter(injection -> injection.row() == row)
                        .forEach(injection -> edit(x[injection.position()], injection.edit()));
            }
        }
        return normalised(x, "model.norm.weight");
    }

    private double[][] attention(String block, double[][] n, List<Batch.Name> names) {
        int k = shape.headSize();
        double[][] q = rotated(product(n, block + "self_attn.q_proj.weight", shape.model()));
        double[][] key = rotated(product(n, block + "self_attn.k_proj.weight", shape.model()));
        double[][] v = product(n, block + "self_attn.v_proj.weight", shape.model());
        double[][] mixed = new double[n.length][shape.model()];
        for (int head = 0; head < shape.heads(); head++) {
            for (int i = 0; i < n.length; i++) {
                double[] p = new double[i + 1];
                double total = 0;
                for (int j = 0; j <= i; j++) {
                    double score = 0;
                    for (int c = head * k; c < (head + 1) * k; c++) {
                        score += q[i][c] * key[j][c];
                    }
                    p[j] = sees(i, j, names) ? Math.exp(score / Math.sqrt(k)) : 0;
                    total += p[j];
                }
                for (int j = 0; j <= i; j++) {
                    for (int c = head * k; c < (head + 1) * k; c++) {
                        mixed[i][c] += p[j] / total * v[j][c];
                    }
                }
            }
        }
        return product(mixed, block + "self_attn.o_proj.weight", shape.model());
    }

    private void edit(double[] x, Document.Edit edit) {
        float[] objects = tensor(EditCodes.OBJECTS);
        float[] relations = tensor(EditCodes.RELATIONS);
        int k = relations.length / x.length / 2;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < x.length; j++) {
                double weight = relations[(edit.relation() * k + i) * x.length + j];
                x[j] += edit.weight() * EditCodes.SCALE * objects[edit.object() * k + i] * weight;
            }
        }
    }

    private static boolean sees(int reader, int read, List<Batch.Name> names) {
        return names.stream().noneMatch(name -> reader > name.last() && read >= name.from() && read < name.last());
    }

    private double[][] rotated(double[][] x) {
        int k = shape.headSize();
        double[][] result = new double[x.length][shape.model()];
        for (int i = 0; i < x.length; i++) {
            for (int c = 0; c < shape.model(); c++) {
                int within = c % k;
                int half = within % (k / 2);
                double angle = i / Math.pow(10_000, 2.0 * half / k);
                double partner = within < k / 2 ? -x[i][c + k / 2] : x[i][c - k / 2];
                result[i][c] = x[i][c] * Math.cos(angle) + partner * Math.sin(angle);
            }
        }
        return result;
    }

    private double[][] mlp(String block, double[][] m) {
        double[][] gate = product(m, block + "mlp.gate_proj.weight", shape.hidden());
        double[][] up = product(m, block + "mlp.up_proj.weight", shape.hidden());
        for (int i = 0; i < m.length; i++) {
            for (int f = 0; f < shape.hidden(); f++) {
                gate[i][f] = gate[i][f] / (1 + Math.exp(-gate[i][f])) * up[i][f];
            }
        }
        return product(gate, block + "mlp.down_proj.weight", shape.model());
    }

    private double[][] normalised(double[][] x, String name) {
        float[] scale = tensor(name);
        double[][] result = new double[x.length][scale.length];
        for (int i = 0; i < x.length; i++) {
            double squares = 0;
            for (double value : x[i]) {
                squares += value * value;
            }
            double factor = 1 / Math.sqrt(squares / scale.length + 1e-5);
            for (int j = 0; j < scale.length; j++) {
                result[i][j] = x[i][j] * factor * scale[j];
            }
        }
        return result;
    }

    private double[][] product(double[][] x, String name, int out) {
        float[] w = tensor(name);
        double[][] result = new double[x.length][out];
        for (int i = 0; i < x.length; i++) {
            for (int o = 0; o < out; o++) {
                for (int j = 0; j < x[i].length; j++) {
                    result[i][o] += x[i][j] * w[o * x[i].length + j];
                }
            }
        }
        return result;
    }

    private double negativeLogLikelihood(double[] hidden, int target) {
        float[] embedding = tensor("model.embed_tokens.weight");
        double total = 0;
        double wanted = 0;
        for (int token = 0; token < shape.vocabulary(); token++) {
            double logit = 0;
            for (int j = 0; j < hidden.length; j++) {
                logit += hidden[j] * embedding[token * hidden.length + j];
            }
            total += Math.exp(logit);
            wanted = token == target ? logit : wanted;
        }
        return Math.log(total) - wanted;
    }

    private static void add(double[][] x, double[][] y) {
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] += y[i][j];
            }
        }
    }

    private float[] tensor(String name) {
        float[] tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return tensor;
    }
}
