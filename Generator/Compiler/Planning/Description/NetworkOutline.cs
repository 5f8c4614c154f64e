using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>What the generated code tells of a network: what it takes and gives, its stages and its operations, as data.</summary>
/// <param name="Inputs">The inputs in field order.</param>
/// <param name="Outputs">The outputs in field order.</param>
/// <param name="Losses">The losses with targets of their own, in field order.</param>
/// <param name="AuxiliaryLosses">Those on auxiliary heads.</param>
/// <param name="Stages">The stages in field order.</param>
/// <param name="Operations">The operations in the order of the graph, the outputs last.</param>
/// <param name="Parameters">The learned tensors in stage order.</param>
internal sealed record NetworkOutline(
    EquatableArray<OutlinedValue> Inputs,
    EquatableArray<OutlinedValue> Outputs,
    EquatableArray<OutlinedLoss> Losses,
    EquatableArray<OutlinedLoss> AuxiliaryLosses,
    EquatableArray<OutlinedStage> Stages,
    EquatableArray<OutlinedOperation> Operations,
    EquatableArray<OutlinedParameter> Parameters);

/// <summary>An input or output.</summary>
/// <param name="Name">The name of its stage, which generated methods call it by.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Gradient">The parameter that receives the gradient of an input; null where none is wanted.</param>
internal sealed record OutlinedValue(string Name, Shape Shape, string? Gradient = null);

/// <summary>A loss.</summary>
/// <param name="Name">The parameter that takes the targets.</param>
/// <param name="Kind">What scores, as a description calls it.</param>
/// <param name="Shape">The shape that it scores.</param>
/// <param name="Targets">What it is told of every sample.</param>
/// <param name="Weight">The factor of this loss in the total.</param>
/// <param name="Operation">Its place among the operations.</param>
internal sealed record OutlinedLoss(string Name, string Kind, Shape Shape, TargetKind Targets, float Weight, int Operation)
{
    /// <summary>The parameter for the function that scores a mini-batch; null where none does.</summary>
    public string? Function { get; init; }

    /// <summary>Whether it scores all samples of a mini-batch together.</summary>
    public bool ScoresMiniBatch { get; init; }

    /// <summary>The factor of each class; empty where there are none.</summary>
    public EquatableArray<float> ClassWeights { get; init; }

    /// <summary>The class index of samples that do not count; null where all count.</summary>
    public int? IgnoredLabel { get; init; }

    /// <summary>Of one on an auxiliary head, the place of the loss whose targets it takes; else null.</summary>
    public int? TargetsOf { get; init; }

    /// <summary>The rows of boxes that it is told of every sample.</summary>
    public int Boxes { get; init; }

    /// <summary>The classes that a box may have.</summary>
    public int BoxClasses { get; init; }

    /// <summary>The numbers or labels that it is told of every sample.</summary>
    public int TargetLength => TakesLabels ? 1 : Targets == TargetKind.Boxes ? 5 * Boxes : Shape.Length;

    public bool TakesTargets => Targets != TargetKind.None;

    public bool TakesLabels => Targets == TargetKind.Class || TakesIdentities;

    public bool TakesProbabilities => Targets == TargetKind.Probabilities;

    public bool TakesIdentities => Targets == TargetKind.Identity;
}

/// <summary>A stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its operations as a person would write them.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Parameters">Its parameters, running averages apart.</param>
/// <param name="MultiplyAdds">The multiply-adds of a prediction; none in an auxiliary head.</param>
internal sealed record OutlinedStage(string Name, string Text, Shape Shape, int Parameters, long MultiplyAdds)
{
    /// <summary>The field of the network's class that it belongs to.</summary>
    public string Field => Stage.FieldOf(Name);
}

/// <summary>An operation, or the handing over of an output.</summary>
/// <param name="Kind">What it computes, as a description calls it.</param>
/// <param name="Stage">The name of its stage.</param>
/// <param name="Inputs">The places of the operations that it reads.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Parameters">The names of its learned tensors.</param>
/// <param name="Settings">Its numbers.</param>
internal sealed record OutlinedOperation(
    string Kind,
    string Stage,
    EquatableArray<int> Inputs,
    Shape Shape,
    EquatableArray<string> Parameters,
    EquatableArray<OutlinedSetting> Settings);

/// <summary>A number of an operation.</summary>
/// <param name="Name">Its name; of a record within the operation's both: "Window.StrideY".</param>
/// <param name="Value">The number.</param>
/// <param name="IsFloat">Whether it is a float; else it is whole.</param>
internal sealed record OutlinedSetting(string Name, double Value, bool IsFloat = false);

/// <summary>A learned tensor.</summary>
/// <param name="Placed">The tensor and its place.</param>
/// <param name="Momentum">The share of a mini-batch in a running average; 0 of what is no average.</param>
internal sealed record OutlinedParameter(PlacedParameter Placed, float Momentum);
