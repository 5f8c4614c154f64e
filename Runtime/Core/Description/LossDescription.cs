namespace Unroll;

/// <summary>A loss of a network.</summary>
/// <param name="Name">The name of its argument: that of the stage it scores, unless that is taken.</param>
/// <param name="Kind">Its attribute: "SoftmaxCrossEntropy".</param>
/// <param name="Length">The elements it scores; where it takes class indices, the number of classes.</param>
/// <param name="Targets">What it is told of every sample: a class index in [0, <paramref name="Length"/>), <paramref name="Length"/>
/// floats, which may be probabilities, <see cref="TargetLength"/> floats of boxes, or nothing.</param>
/// <param name="Weight">The factor with which it enters the sum of the losses, unless <see cref="NetworkLoss.Weight"/> is changed.</param>
/// <param name="Operation">Its place in <see cref="NetworkDescription.Operations"/>; -1 for a description that says nothing of
/// them.</param>
public sealed record LossDescription(string Name, string Kind, int Length, TargetKind Targets, float Weight, int Operation = -1)
{
    private readonly float[] _classWeights = [];

    /// <summary>Whether its target is one <c>int</c> for each sample: a class index, or what samples of a kind have in common.</summary>
    public bool TakesLabels => Targets is TargetKind.Class or TargetKind.Identity;

    /// <summary>Whether its targets are numbers.</summary>
    public bool TakesNumbers => Targets is TargetKind.Values or TargetKind.Boxes or TargetKind.Probabilities;

    /// <summary>The numbers that it is told of every sample; 0 where it takes a label or nothing.</summary>
    public int TargetLength => Targets switch
    {
        TargetKind.Values or TargetKind.Probabilities => Length,
        TargetKind.Boxes => Boxes * BoxTargets.Numbers,
        _ => 0,
    };

    /// <summary>The rows of boxes that it is told of every sample; 0 where it takes none.</summary>
    public int Boxes { get; init; }

    /// <summary>The classes that a box may have; 0 where it takes none.</summary>
    public int BoxClasses { get; init; }

    /// <summary>Whether it scores all samples of a mini-batch together.</summary>
    public bool ScoresMiniBatch { get; init; }

    /// <summary>Whether that is done by a <see cref="LossFunction"/>.</summary>
    public bool TakesFunction { get; init; }

    /// <summary>The class index of samples that do not count; null where all count.</summary>
    public int? IgnoredLabel { get; init; }

    /// <summary>The factor of each class, in the order of the classes; empty where all count alike.</summary>
    public IReadOnlyList<float> ClassWeights
    {
        get => _classWeights;
        init => _classWeights = [.. value];
    }

    /// <summary>Of a loss on an auxiliary head, the place in <see cref="NetworkDescription.Losses"/> of the loss whose targets it takes.
    /// It is null for a loss with targets of its own.</summary>
    public int? TargetsOf { get; init; }

    internal ReadOnlySpan<float> ClassWeightSpan => _classWeights;

    /// <summary>Whether samples count differently, so that the mean over them is a weighted one.</summary>
    internal bool WeighsSamples => Targets == TargetKind.Class && (_classWeights.Length > 0 || IgnoredLabel is not null);

    /// <summary>Whether its targets tell one class of several: by their index, or by their probabilities.</summary>
    internal bool TellsClass => Targets is TargetKind.Class or TargetKind.Probabilities;

    /// <summary>Whether a label is one of a class, or that of a sample that does not count.</summary>
    internal bool Allows(int label) => Targets == TargetKind.Identity || (uint)label < (uint)Length || label == IgnoredLabel;

    /// <summary>The labels that it takes, in words.</summary>
    internal string LabelText => Targets == TargetKind.Identity
        ? "any number"
        : $"0 to {Length - 1}" + (IgnoredLabel is { } ignored ? $", or {ignored} for a sample that does not count" : "");
}
