using System.Text.Json;

namespace Unroll.Runtime.Tests.Optimizers;

/// <summary>What pytorch_optimizers.py wrote.</summary>
internal sealed record PyTorchRun(int[] Sizes, float[] Start, float[][] Gradients, PyTorchCase[] Cases)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static PyTorchRun Read()
    {
        using Stream stream = typeof(PyTorchRun).Assembly.GetManifestResourceStream("pytorch_optimizers.json")!;
        return JsonSerializer.Deserialize<PyTorchRun>(stream, Options)!;
    }
}

/// <summary>One optimizer's learning rates, norms (if it clips) and parameters, each of every step.</summary>
internal sealed record PyTorchCase(string Name, double[] Rates, double[] Norms, double[][] Parameters);
