using Unroll.Operations.Tests.Reference;
using Unroll.Operations.Tests.Reference.Resampling;
using Pad = Unroll.Operations.Tests.Reference.Resampling.Pad;

namespace Unroll.Operations.Tests;

/// <summary>Paddings, croppings and interpolations that fit a given extent, drawn at random.</summary>
internal sealed class RandomResamplings(Numbers numbers)
{
    public ReferenceOperation? Next(Extent extent)
    {
        ReferenceOperation operation = numbers.Below(5) switch
        {
            0 => Pad(extent),
            1 => Crop(extent),
            2 => Upsample(),
            _ => Resize(extent),
        };
        return operation.Bind([extent]).Length <= RandomWindows.LargestValue ? operation : null;
    }

    private Pad Pad(Extent extent)
    {
        PadMode mode = numbers.Pick(PadMode.Zero, PadMode.Reflect, PadMode.Edge);
        (int rows, int columns) = mode == PadMode.Reflect ? (Math.Min(extent.Height, 4), Math.Min(extent.Width, 4)) : (4, 4);
        return new(numbers.Below(rows), numbers.Below(rows), numbers.Below(columns), numbers.Below(columns), mode);
    }

    private Crop Crop(Extent extent)
    {
        int top = numbers.Below(Math.Min(extent.Height, 3)), left = numbers.Below(Math.Min(extent.Width, 3));
        return new(top, numbers.Below(Math.Min(extent.Height - top, 3)), left, numbers.Below(Math.Min(extent.Width - left, 3)));
    }

    private Upsample Upsample()
    {
        int vertical = numbers.Between(1, 3);
        return new(vertical, numbers.Chance(60) ? vertical : numbers.Between(1, 3)) { Mode = Mode() };
    }

    private Resize Resize(Extent extent)
    {
        (int height, int width) = (numbers.Between(1, extent.Height + 3), numbers.Between(1, extent.Width + 3));
        Coordinates? coordinates = numbers.Chance(50) ? null
            : numbers.Pick(Coordinates.HalfPixel, Coordinates.AlignCorners, Coordinates.Asymmetric, Coordinates.PyTorchHalfPixel);
        Interpolation mode = Mode();
        if (mode != Interpolation.Nearest)
            return new(height, width)
            {
                Mode = mode, Coordinates = coordinates, Antialias = numbers.Chance(25), ExcludeOutside = numbers.Chance(25),
            };

        // ONNX Runtime takes the other coordinates in single precision, which does not hit the middle between two pixels.
        return coordinates != Coordinates.AlignCorners
            ? new(height, width)
            : new(height, width)
            {
                Coordinates = coordinates, Rounding = numbers.Pick(
                    NearestRounding.Floor, NearestRounding.Ceil, NearestRounding.RoundPreferFloor, NearestRounding.RoundPreferCeil),
            };
    }

    private Interpolation Mode() => numbers.Pick(Interpolation.Nearest, Interpolation.Bilinear, Interpolation.Bicubic);
}
