using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <content>Diagnostics of what is allowed but probably not meant, and of what the compiler reports without a way out.</content>
internal static partial class Descriptors
{
    /// <summary>The name is not known.</summary>
    public static readonly DiagnosticDescriptor Misspelled = Create(Ids.Misspelled, "Unroll.Declaration", DiagnosticSeverity.Warning,
        "The name is not known",
        "'{0}' is no {1}; {2}");

    /// <summary>A stage is given a value.</summary>
    public static readonly DiagnosticDescriptor StageValue = Create(Ids.StageValue, "Unroll.Declaration", DiagnosticSeverity.Warning,
        "A stage is given a value",
        "'{0}' is set to {1}, but a stage holds nothing: its attributes declare it; remove '= {1}'");

    /// <summary>The input looks like one with channels first.</summary>
    public static readonly DiagnosticDescriptor ChannelsFirst = Create(Ids.ChannelsFirst, "Unroll.Shapes", DiagnosticSeverity.Warning,
        "The input looks like one with channels first",
        "'{0}': {1} is {2} rows of {3} pixels with {4} channels; if it is meant to be {2} channels first, as in PyTorch, write {5}: "
        + "here channels come last, also in the samples");

    /// <summary>The padding is as large as the kernel.</summary>
    public static readonly DiagnosticDescriptor PaddedBeyondKernel = Create(
        Ids.PaddedBeyondKernel, "Unroll.Shapes", DiagnosticSeverity.Warning,
        "The padding is as large as the kernel",
        "'{0}': {1} is {2}, so that the outermost outputs of a kernel of {3} see nothing but zeros; use at most {4}");

    /// <summary>The shape of a stage.</summary>
    public static readonly DiagnosticDescriptor ShapeOfStage = Create(Ids.ShapeOfStage, "Unroll.Shapes", DiagnosticSeverity.Info,
        "The shape of a stage",
        "'{0}' is {1}, with {2} parameters and {3} multiply-adds{4}");

    /// <summary>The operation changes nothing.</summary>
    public static readonly DiagnosticDescriptor ChangesNothing = Create(Ids.ChangesNothing, "Unroll.Graph", DiagnosticSeverity.Warning,
        "The operation changes nothing",
        "'{0}': {1} of what {2} gives changes nothing; remove it");

    /// <summary>A normalization takes the bias away.</summary>
    public static readonly DiagnosticDescriptor BiasBeforeNorm = Create(Ids.BiasBeforeNorm, "Unroll.Graph", DiagnosticSeverity.Info,
        "A normalization takes the bias away",
        "'{0}': the BatchNorm behind {1} takes away what its bias adds; write Bias = false, unless the parameters are another library's");

    /// <summary>No loss scores an output.</summary>
    public static readonly DiagnosticDescriptor UnjudgedOutput = Create(Ids.UnjudgedOutput, "Unroll.Losses", DiagnosticSeverity.Warning,
        "No loss scores an output",
        "'{0}': no loss scores this output, so that '{1}' never learns; put a loss on the stage, remove it or let another stage read it, "
        + "or put Output on it if that is meant");
}
