using System.Text.Json;

namespace Unroll.Runtime.Tests.Data.Crops;

/// <summary>What torchvision_crops.py wrote: an image of 5 x 7 x 2 numbers, parts of it enlarged, and means of parts that were
/// drawn.</summary>
internal sealed record TorchvisionCrops(float[] Image, EnlargedPart[] Parts, DrawnParts[] Draws)
{
    public static readonly ValueShape Shape = new(5, 7, 2);

    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static TorchvisionCrops Read()
    {
        using Stream stream = typeof(TorchvisionCrops).Assembly.GetManifestResourceStream("torchvision_crops.json")!;
        return JsonSerializer.Deserialize<TorchvisionCrops>(stream, Options)!;
    }
}

/// <summary>Top, left, rows and columns of a part, and the image that it becomes.</summary>
internal sealed record EnlargedPart(int[] Box, double[] Image);

/// <summary>Height and width of an image and the limits of area and ratio; the mean share of the area, logarithm of width / height, and
/// place of the middle among rows and columns.</summary>
internal sealed record DrawnParts(double[] Limits, double[] Means);
