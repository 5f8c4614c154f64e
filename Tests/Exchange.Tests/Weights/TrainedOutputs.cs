using System.Text.Json;

namespace Unroll.Exchange.Tests.Weights;

/// <summary>Inputs, and the outputs that PyTorch gives for them.</summary>
internal static class TrainedOutputs
{
    /// <summary>At most some hundred products are summed, here in 32 bits and there in 64: of the largest output.</summary>
    private const float Tolerance = 1e-5f;

    /// <summary>A file of the tests.</summary>
    public static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Weights", "Files", name);

    /// <summary>All parameters, one behind the other.</summary>
    public static float[] ValuesOf(Network network) => [.. network.Parameters.SelectMany(parameter =>
    {
        float[] values = new float[parameter.Length];
        parameter.CopyTo(values);
        return values;
    })];

    /// <summary>Fails unless a network predicts what PyTorch predicted.</summary>
    public static void Check(Network network, string check)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(FileOf(check)));
        float[][] inputs = json.RootElement.GetProperty("inputs").Deserialize<float[][]>()!;
        double[][] outputs = json.RootElement.GetProperty("outputs").Deserialize<double[][]>()!;
        Comparison.PredictSample predict = Comparison.Predict(network);
        using var batch = new Batch(network.Declaration, inputs.Length);
        inputs.SelectMany(input => input).ToArray().CopyTo(batch.Input(0));
        float[] ours = new float[outputs[0].Length];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            predict(batch, sample, ours);
            double allowed = Tolerance * outputs[sample].Max(double.Abs);
            Assert.True(allowed > 1e-6, "All outputs are zero, which proves nothing.");
            for (int i = 0; i < ours.Length; i++)
                Assert.InRange(ours[i], outputs[sample][i] - allowed, outputs[sample][i] + allowed);
        }
    }
}
