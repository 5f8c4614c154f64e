using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <content>Diagnostics of losses and their targets.</content>
internal static partial class Descriptors
{
    /// <summary>The network has no loss.</summary>
    public static readonly DiagnosticDescriptor NoLoss = Create(Ids.NoLoss, "Unroll.Losses", DiagnosticSeverity.Error,
        "The network has no loss",
        "'{0}' has no loss, so it cannot be trained or evaluated; {1}");

    /// <summary>The loss does not fit the activation before it.</summary>
    public static readonly DiagnosticDescriptor LossAfterActivation = Create(
        Ids.LossAfterActivation, "Unroll.Losses", DiagnosticSeverity.Error,
        "The loss does not fit the activation before it",
        "'{0}': {1} does not score the value of {2}; {3}");

    /// <summary>Class labels need a vector of logits.</summary>
    public static readonly DiagnosticDescriptor LabelsNeedVector = Create(Ids.LabelsNeedVector, "Unroll.Losses", DiagnosticSeverity.Error,
        "The loss needs a vector",
        "'{0}': {1} needs a vector of {2}, but the value is {3}; {4}");

    /// <summary>The same loss twice.</summary>
    public static readonly DiagnosticDescriptor DoubledLoss = Create(Ids.DoubledLoss, "Unroll.Losses", DiagnosticSeverity.Error,
        "The same loss twice",
        "'{0}': {1} scores this value twice; remove one, and use Weight to make it count more");

    /// <summary>A loss follows the value that it scores.</summary>
    public static readonly DiagnosticDescriptor NothingToScore = Create(Ids.NothingToScore, "Unroll.Losses", DiagnosticSeverity.Error,
        "A loss follows the value that it scores",
        "'{0}': {1} has no value before it on this stage to score; {2}");

    /// <summary>An auxiliary head has no loss to follow.</summary>
    public static readonly DiagnosticDescriptor NoProperLoss = Create(Ids.NoProperLoss, "Unroll.Losses", DiagnosticSeverity.Error,
        "An auxiliary head has no loss to follow",
        "'{0}': {1} takes the targets of another loss of its kind, but {2}");

    /// <summary>The class weights are not one a class.</summary>
    public static readonly DiagnosticDescriptor ClassWeights = Create(Ids.ClassWeights, "Unroll.Losses", DiagnosticSeverity.Error,
        "The class weights are not one a class",
        "'{0}': ClassWeights has {1} numbers, but there are {2} classes; give each class a factor, in the order of the classes");

    /// <summary>The grid of a Yolo has other channels than its anchors and classes need.</summary>
    public static readonly DiagnosticDescriptor YoloChannels = Create(Ids.YoloChannels, "Unroll.Losses", DiagnosticSeverity.Error,
        "The channels are not those of the anchors and classes",
        "'{0}': {1} channels are needed for {2} anchors and {3} classes, {4} are given; a box has 5 numbers and one a class");

    /// <summary>A triplet loss names the positive and the negative, and says how others are mined.</summary>
    public static readonly DiagnosticDescriptor NamedAndMined = Create(Ids.NamedAndMined, "Unroll.Losses", DiagnosticSeverity.Error,
        "Triplets are named or mined",
        "'{0}': {1} names the positive and the negative, and {2} is of triplets mined by labels; remove one or the other");

    /// <summary>The value before a loss is not that of the operation whose values it scores.</summary>
    public static readonly DiagnosticDescriptor ScoresAnother = Create(Ids.ScoresAnother, "Unroll.Losses", DiagnosticSeverity.Error,
        "The loss scores the value of another operation",
        "'{0}': {1} scores the value of {2}, but this is that of {3}; put {4} straight before it");
}
