using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Operations that fit a given extent, drawn at random.</summary>
internal sealed class RandomOperations(Numbers numbers)
{
    private readonly RandomWindows windows = new(numbers);
    private readonly RandomResamplings resamplings = new(numbers);
    private readonly RandomRearrangements rearrangements = new(numbers);

    /// <summary>An operation for a value of this extent that may follow the one before it.</summary>
    public StageOperation Next(Extent extent, StagePart? before, IReadOnlyDictionary<string, Extent> stages)
    {
        while (true)
        {
            StageOperation? operation = numbers.Chance(25)
                ? numbers.Chance(20) ? OfSample(extent, before) : Normalization(extent, before, stages)
                : Usual(extent, before, stages);
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
        return numbers.Below(6) switch
        {
            0 => new SoftmaxCrossEntropy
            {
                Weight = weight,
                LabelSmoothing = numbers.Pick(0f, 0f, 0.1f),
                Probabilities = numbers.Below(4) == 0,
            },
            4 => new SmoothL1 { Weight = weight, Beta = numbers.Pick(1f, 0.2f) },
            1 => new BinaryCrossEntropy { Weight = weight },
            2 => new Hinge { Weight = weight },
            _ => new MeanSquaredError { Weight = weight },
        };
    }

    /// <summary>A loss of the same kind on an auxiliary head.</summary>
    public static ReferenceLoss Auxiliary(ScoredValue proper) => proper.Loss switch
    {
        SoftmaxCrossEntropy entropy => new SoftmaxCrossEntropy
        {
            Probabilities = entropy.Probabilities,
            Weight = 0.5f,
            AuxiliaryTo = proper.Stage,
        },
        BinaryCrossEntropy => new BinaryCrossEntropy { Weight = 0.5f, AuxiliaryTo = proper.Stage },
        Hinge => new Hinge { Weight = 0.5f, AuxiliaryTo = proper.Stage },
        SmoothL1 smooth => new SmoothL1 { Beta = smooth.Beta, Weight = 0.5f, AuxiliaryTo = proper.Stage },
        _ => new MeanSquaredError { Weight = 0.5f, AuxiliaryTo = proper.Stage },
    };

    private static bool Fits(Extent a, Extent b) => a.IsVector == b.IsVector && a.Height == b.Height && a.Width == b.Width
        && a.Length + b.Length <= RandomWindows.LargestValue;

    private static bool IsRepeated(Extent from, Extent to) => (from.IsVector || !to.IsVector) && from.Length < to.Length
        && (from.Height == to.Height || from.Height == 1) && (from.Width == to.Width || from.Width == 1)
        && (from.Channels == to.Channels || from.Channels == 1);

    /// <summary>Whether pixels are repeated, of which none is certainly the largest: the gradient of each would be in doubt.</summary>
    private static bool MayRepeat(StagePart? before) => before is Reference.Resampling.Resampling;

    private static bool IsProjectable(Extent from, Extent to) => !from.IsVector && !to.IsVector
        && Enumerable.Range(1, from.Height).Any(stride => (from.Height + stride - 1) / stride == to.Height)
        && Enumerable.Range(1, from.Width).Any(stride => (from.Width + stride - 1) / stride == to.Width);

    private ReferenceOperation? Usual(Extent extent, StagePart? before, IReadOnlyDictionary<string, Extent> stages) =>
        numbers.Below(extent.IsVector ? 10 : 19) switch
        {
            9 when extent.IsVector => rearrangements.Next(extent),
            17 or 18 => rearrangements.Next(extent),
            0 or 1 => before is Reference.Activation or PRelu or Softmax or LogSoftmax ? null : Activation(),
            2 => Join(extent, before, stages),
            3 => before is Softmax or LogSoftmax ? null : numbers.Pick<ReferenceOperation>(new Softmax(), new Softmax(), new LogSoftmax()),
            4 when !extent.IsVector && MayRepeat(before) => new GlobalAvgPool(),
            4 when !extent.IsVector => numbers.Pick<ReferenceOperation>(new GlobalAvgPool(), new GlobalAvgPool(), new GlobalMaxPool()),
            5 when !extent.IsVector => new Flatten(),
            <= 6 => new Dense(numbers.Between(1, 40)) { Bias = numbers.Chance(80) },
            7 or 8 => extent.IsVector ? new Dense(numbers.Between(1, 40)) : windows.Conv(extent),
            <= 12 => windows.Conv(extent),
            13 or 14 => MayRepeat(before) ? null : windows.MaxPool(extent),
            16 => windows.ConvTranspose(extent),
            _ => windows.AvgPool(extent),
        };

    /// <summary>What networks with batch normalization are made of besides.</summary>
    private StageOperation? Normalization(Extent extent, StagePart? before, IReadOnlyDictionary<string, Extent> stages) =>
        numbers.Below(extent.IsVector ? 6 : 15) switch
        {
            <= 2 =>
                before is BatchNorm ? null : new BatchNorm { Momentum = numbers.Pick(0.1f, 0.25f), Epsilon = numbers.Pick(1e-5f, 1e-3f) },
            // A rectifier may leave nothing but zeros, which have no length; so may one channel of what it left.
            <= 4 => extent.Channels < 2 || before is PRelu or Rearrangement or (Reference.Activation and not (Tanh or Sigmoid))
                ? null
                : new L2Normalize(),
            5 when extent.IsVector => new ScaleShift(),
            5 or 6 => new LocalResponseNorm(numbers.Between(1, 6)) { Alpha = numbers.Pick(1e-4f, 0.5f), Beta = numbers.Pick(0.75f, 0.5f) },
            7 => windows.AdaptiveAvgPool(extent),
            13 or 14 => resamplings.Next(extent),
            10 => new ScaleShift(),
            8 or 9 => windows.DepthwiseConv(extent),
            _ => before is null ? null : Residual(extent, stages),
        };

    /// <summary>
    /// A normalization within the sample; null where it would have too few elements, or where a rectifier may leave nothing but zeros.
    /// </summary>
    private SampleNorm? OfSample(Extent extent, StagePart? before)
    {
        const int Fewest = 6;
        int pixels = extent.Height * extent.Width;
        int[] groups =
        [
            .. Enumerable.Range(1, extent.Channels)
                .Where(groups => extent.Channels % groups == 0 && extent.Channels / groups * pixels >= Fewest),
        ];
        (float epsilon, bool affine) = (numbers.Pick(1e-5f, 1e-3f), numbers.Chance(75));
        return numbers.Below(3) switch
        {
            _ when before is SampleNorm or PRelu or (Reference.Activation and not (Tanh or Sigmoid)) => null,
            0 when pixels >= Fewest => new InstanceNorm { Epsilon = epsilon, Affine = affine },
            1 when groups.Length > 0 => new GroupNorm(numbers.Pick(groups)) { Epsilon = epsilon, Affine = affine },
            2 when extent.Channels >= Fewest => new LayerNorm { Epsilon = epsilon, Affine = affine },
            _ => null,
        };
    }

    private ReferenceOperation Activation() => numbers.Below(20) switch
    {
        <= 1 => new LeakyRelu(numbers.Pick(0.01f, 0.25f)),
        <= 3 => new Sigmoid(),
        <= 5 => new Tanh(),
        6 => new Relu6(),
        7 => numbers.Pick(new Clip(-0.75f, 0.5f), new Clip(0.25f, 2)),
        8 => new Elu(numbers.Pick(1, 0.5f)),
        9 => new Selu(),
        10 => new Gelu { Approximate = numbers.Chance(50) },
        11 => new Silu(),
        12 => new Mish(),
        13 => new HardSwish(),
        14 => new HardSigmoid(),
        15 => new Softplus(numbers.Pick(1, 2f)),
        16 => new PRelu { PerChannel = numbers.Chance(50) },
        _ => new Relu(),
    };

    private ReferenceOperation? Join(Extent extent, StagePart? before, IReadOnlyDictionary<string, Extent> stages)
    {
        string[] same = [.. stages.Where(stage => stage.Value == extent).Select(stage => stage.Key)];
        string[] factors =
            [.. stages.Where(stage => stage.Value with { IsVector = true } == Extent.Vector(extent.Channels)).Select(stage => stage.Key)];
        if (factors.Length > 0 && numbers.Chance(30))
            return new Scale(numbers.Pick(factors));
        string[] repeated = [.. stages.Where(stage => stage.Value != extent && IsRepeated(stage.Value, extent)).Select(stage => stage.Key)];
        if (repeated.Length > 0 && numbers.Chance(30))
        {
            string few = numbers.Pick(repeated);
            return numbers.Pick<ReferenceOperation>(new Add(few), new Multiply(few), new Subtract(few), new Maximum(few));
        }
        if (same.Length == 0)
            return null;
        string stage = numbers.Pick(same);
        return numbers.Below(10) switch
        {
            <= 2 => new Add(stage),
            3 or 4 => new Multiply(stage),
            5 => new Maximum(stage),
            6 => new Minimum(stage),
            // A value is not compared with itself: nothing but zeros would be left.
            _ when before is null => null,
            7 => new Subtract(stage),
            8 => new AbsDifference(stage),
            _ => new SquaredDistance(stage),
        };
    }

    private Residual? Residual(Extent extent, IReadOnlyDictionary<string, Extent> stages)
    {
        string[] projectable = [.. stages.Where(stage => IsProjectable(stage.Value, extent)).Select(stage => stage.Key)];
        return projectable.Length == 0 ? null : new Residual(numbers.Pick(projectable));
    }
}
