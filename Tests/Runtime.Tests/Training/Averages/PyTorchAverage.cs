using System.Text.Json;

namespace Unroll.Runtime.Tests.Training.Averages;

/// <summary>What pytorch_average.py wrote: weights after each step, of which the last three are statistics, and their averages.</summary>
internal sealed record PyTorchAverage(float[][] Weights, PyTorchAverageCase[] Cases)
{
    public const int Statistics = 3;

    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static PyTorchAverage Read()
    {
        using Stream stream = typeof(PyTorchAverage).Assembly.GetManifestResourceStream("pytorch_average.json")!;
        return JsonSerializer.Deserialize<PyTorchAverage>(stream, Options)!;
    }
}

/// <summary>The averages after every step with one decay.</summary>
internal sealed record PyTorchAverageCase(float Decay, bool WarmUp, double[][] Averages);
