using System.Text.Json;

namespace Unroll.Classic.Tests;

/// <summary>What torchvision's models computed; PyTorch/make_classic.py says how.</summary>
internal sealed record ClassicNumbers(PredictionNumbers[] Predictions, TrainingNumbers[] Trainings)
{
    private static readonly Lazy<ClassicNumbers> File = new(() =>
    {
        using FileStream file = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "PyTorch", "classic.json"));
        return JsonSerializer.Deserialize<ClassicNumbers>(file, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
    });

    public static PredictionNumbers Prediction(string name) => File.Value.Predictions.Single(numbers => numbers.Name == name);

    public static TrainingNumbers Training(string name) => File.Value.Trainings.Single(numbers => numbers.Name == name);
}

/// <summary>Of a network and one image.</summary>
/// <param name="Name">The network.</param>
/// <param name="Gain">The variance of its weights times their fan-in.</param>
/// <param name="Brightness">The largest pixel of its image.</param>
/// <param name="Parameters">The numbers that it learns, those of auxiliary heads not counted.</param>
/// <param name="MultiplyAdds">Those of a prediction.</param>
/// <param name="Logits">Its scores.</param>
internal sealed record PredictionNumbers(string Name, double Gain, double Brightness, int Parameters, long MultiplyAdds, double[] Logits);

/// <summary>Of a training step on one image.</summary>
/// <param name="Name">The network.</param>
/// <param name="Gain">The variance of its weights times their fan-in.</param>
/// <param name="Brightness">The largest pixel of its image.</param>
/// <param name="Label">The class of the image.</param>
/// <param name="Redrawn">The filters that were drawn again, lest a comparison hang on rounding.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Gradients">Of everything that is learned.</param>
/// <param name="Statistics">The running means and variances after the step.</param>
internal sealed record TrainingNumbers(
    string Name,
    double Gain,
    double Brightness,
    int Label,
    RedrawnFilters[] Redrawn,
    double Loss,
    TensorSummary[] Gradients,
    TensorSummary[] Statistics);

/// <summary>Filters whose weights come from another stream.</summary>
/// <param name="Name">The tensor.</param>
/// <param name="Filters">[filter, attempt] each; the stream is that of "name attempt".</param>
internal sealed record RedrawnFilters(string Name, int[][] Filters);

/// <summary>Some entries of a tensor, [place, value] each, its sum and its Euclidean norm.</summary>
internal sealed record TensorSummary(string Name, double[][] Entries, double Sum, double Norm);
