using System.Text.Json;

namespace Unroll.Vision.Tests;

/// <summary>What the scripts of this folder wrote.</summary>
internal static class BoxGolden
{
    public static T Read<T>(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Detection", file));
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }

    public static Box[] Boxes(double[][] corners) =>
        [.. corners.Select(box => new Box((float)box[0], (float)box[1], (float)box[2], (float)box[3]))];

    public static float[] Floats(IEnumerable<double> numbers) => [.. numbers.Select(number => (float)number)];

    /// <summary>Relative to the greater of 1 and the number.</summary>
    public static void Near(double expected, double actual, double tolerance, string what = "") => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected}, got {actual}");
}

/// <summary>boxes.json: torchvision's numbers.</summary>
internal sealed record TorchvisionBoxes(
    double[][] First, double[][] Second, double[] Iou, double[] Generalized, double[] Distance, double[] Complete,
    TorchvisionLoss GeneralizedLoss, TorchvisionLoss DistanceLoss, TorchvisionLoss CompleteLoss,
    double[][] Rows, double[][] Columns, double[] Matrix, double[] Areas, double[][] Clipped, double[][] Sizes, double[][] Centers)
{
    public static TorchvisionBoxes Instance { get; } = BoxGolden.Read<TorchvisionBoxes>("boxes.json");
}

/// <summary>A loss of each pair, and the gradients with respect to the first boxes.</summary>
internal sealed record TorchvisionLoss(double[] Values, double[][] Gradients);
