using System.Text.Json;

namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>What pytorch_lbfgs.py wrote.</summary>
internal sealed record PyTorchLbfgs(float[] Points, float[] Labels, LbfgsCase[] Cases)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static PyTorchLbfgs Read()
    {
        using Stream stream = typeof(PyTorchLbfgs).Assembly.GetManifestResourceStream("pytorch_lbfgs.json")!;
        return JsonSerializer.Deserialize<PyTorchLbfgs>(stream, Options)!;
    }
}

/// <summary>Steps of one iteration each, and steps of up to 20.</summary>
internal sealed record LbfgsCase(
    string Name, float[] Start, int HistorySize, float LearningRate, LbfgsState[] Iterations, LbfgsState[] Steps);

/// <summary>The loss before a step; the values, and how often the objective was asked, after it.</summary>
internal sealed record LbfgsState(double Loss, double[] Values, int Evaluations);
