using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Operations that fit a given extent, drawn at random.</summary>
internal sealed class RandomOperations(Numbers numbers)
{
    private const int LargestValue = 1200;
    private const int MostMultiplyAdds = 150_000;

    /// <summary>An operation for a value of this extent that may follow the one before it.</summary>
    public ReferenceOperation Next(Extent extent, StagePart? before, IReadOnlyDictionary<string, Extent> stages)
    {
        while (true)
        {
            ReferenceOperation? operation = numbers.Below(extent.IsVector ? 9 : 16) switch
            {
                0 or 1 => before is Relu or LeakyRelu or Sigmoid or Tanh or Softmax ? null : Activation(),
                2 => Join(extent, stages),
                3 => before is Softmax ? null : new Softmax(),
                4 when !extent.IsVector => new GlobalAvgPool(),
                5 when !extent.IsVector => new Flatten(),
                <= 6 => new Dense(numbers.Between(1, 40)) { Bias = numbers.Chance(80) },
                7 or 8 => extent.IsVector ? new Dense(numbers.Between(1, 40)) : Conv(extent),
                <= 12 => Conv(extent),
                13 or 14 => MaxPool(extent),
                _ => AvgPool(extent),
            };
            if (operation is not null)
                return operation;
        }
    }

    /// <summary>The value beside one or two stages of its height and width; null if there is none.</summary>
    public Concat? Concat(string source, Extent extent, IReadOnlyDictionary<string, Extent> stages)
    {
        string[] others = [.. stages.Where(stage => stage.Key != source && Fits(stage.Value, extent)).Select(stage => stage.Key)];
        return others.Length == 0 ? null : new Concat([source, numbers.Pick(others)]);
    }

    public ReferenceLoss Loss()
    {
        float weight = numbers.Pick(1f, 1f, 0.5f, 2f);
        return numbers.Below(5) switch
        {
            0 => new SoftmaxCrossEntropy { Weight = weight },
            1 => new BinaryCrossEntropy { Weight = weight },
            2 => new Hinge { Weight = weight },
            _ => new MeanSquaredError { Weight = weight },
        };
    }

    private static bool Fits(Extent a, Extent b) => a.IsVector == b.IsVector && a.Height == b.Height && a.Width == b.Width
        && a.Length + b.Length <= LargestValue;

    private ReferenceOperation Activation() => numbers.Below(4) switch
    {
        0 => new LeakyRelu(numbers.Pick(0.01f, 0.25f)),
        1 => new Sigmoid(),
        2 => new Tanh(),
        _ => new Relu(),
    };

    private ReferenceOperation? Join(Extent extent, IReadOnlyDictionary<string, Extent> stages)
    {
        string[] same = [.. stages.Where(stage => stage.Value == extent).Select(stage => stage.Key)];
        return same.Length == 0 ? null : numbers.Chance(60) ? new Add(numbers.Pick(same)) : new Multiply(numbers.Pick(same));
    }

    private Conv? Conv(Extent extent)
    {
        int height = numbers.Between(1, 5);
        int width = numbers.Chance(70) ? height : numbers.Between(1, 5);
        (int strideY, int strideX) = numbers.Chance(65) ? (1, 1) : numbers.Chance(70) ? (2, 2) : (numbers.Between(1, 3), numbers.Between(1, 3));
        var conv = new Conv(height, width, numbers.Between(1, numbers.Pick(4, 20, 40)))
        {
            StrideY = strideY, StrideX = strideX, Pad = Padding(extent, height, width), Bias = numbers.Chance(85),
        };
        if (!Holds(extent, conv.Pad, height, width))
            return null;
        Extent output = conv.Bind([extent]);
        return output.Length <= LargestValue && output.Length * height * width * extent.Channels <= MostMultiplyAdds ? conv : null;
    }

    private MaxPool? MaxPool(Extent extent)
    {
        (int height, int width, int strideY, int strideX, Pad pad) = Window(extent);
        return Holds(extent, pad, height, width) ? new MaxPool(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad } : null;
    }

    private AvgPool? AvgPool(Extent extent)
    {
        (int height, int width, int strideY, int strideX, Pad pad) = Window(extent);
        return Holds(extent, pad, height, width)
            ? new AvgPool(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad, CountPadding = !pad.Same && numbers.Chance(50) }
            : null;
    }

    private (int Height, int Width, int StrideY, int StrideX, Pad Pad) Window(Extent extent)
    {
        int height = numbers.Between(1, 4);
        int width = numbers.Chance(70) ? height : numbers.Between(1, 4);
        (int strideY, int strideX) = numbers.Chance(60) ? (height, width) : (numbers.Between(1, 3), numbers.Between(1, 3));
        return (height, width, strideY, strideX, Padding(extent, height, width));
    }

    /// <summary>Below half of the window, so that no window lies in the padding alone.</summary>
    private Pad Padding(Extent extent, int height, int width) => numbers.Below(6) switch
    {
        0 or 1 => Pad.AsSame,
        2 => Pad.Around(Math.Min(height, width) / 2),
        3 => Pad.Sides(UpTo(height / 2), UpTo(height / 2), UpTo(width / 2), UpTo(width / 2)),
        _ => Pad.Valid,
    };

    private int UpTo(int limit) => numbers.Between(0, limit);

    private static bool Holds(Extent extent, Pad pad, int height, int width) =>
        pad.Same || (height <= extent.Height + pad.Top + pad.Bottom && width <= extent.Width + pad.Left + pad.Right);
}
