using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <content>Diagnostics of settings of training and of publishing.</content>
internal static partial class Descriptors
{
    /// <summary>The dropout rate is out of range.</summary>
    public static readonly DiagnosticDescriptor DropoutRate = Create(Ids.DropoutRate, "Unroll.Settings", DiagnosticSeverity.Error,
        "The dropout rate is out of range",
        "'{0}': a dropout rate of {1} is not possible; it is the probability to drop an element, at least 0 and below 1");

    /// <summary>The factor is out of range.</summary>
    public static readonly DiagnosticDescriptor FactorOutOfRange = Create(Ids.FactorOutOfRange, "Unroll.Settings", DiagnosticSeverity.Error,
        "The factor is out of range",
        "'{0}': {1} is {2}; it must be a finite number, {3}");

    /// <summary>Value belongs to Initializer.Constant.</summary>
    public static readonly DiagnosticDescriptor ValueWithoutConstant = Create(
        Ids.ValueWithoutConstant, "Unroll.Settings", DiagnosticSeverity.Error,
        "The setting belongs to another initializer",
        "'{0}': {1} is a setting of {2}, but the initializer is {3}, where it would change nothing; {4}");

    /// <summary>The number of shards is out of range.</summary>
    public static readonly DiagnosticDescriptor ShardsOutOfRange = Create(Ids.ShardsOutOfRange, "Unroll.Settings", DiagnosticSeverity.Error,
        "The number of shards is out of range",
        "'{0}': {1} shards are not possible; it is the number of parts of a mini-batch, at least 1");

    /// <summary>The network exceeds a budget.</summary>
    public static readonly DiagnosticDescriptor OverBudget = Create(Ids.OverBudget, "Unroll.Settings", DiagnosticSeverity.Error,
        "The network exceeds a budget",
        "'{0}': the network has {1} {2}, but {3} is {4}; '{5}' has the most, {6}: make it smaller, or raise the budget");

    /// <summary>A prediction may take longer than its budget.</summary>
    public static readonly DiagnosticDescriptor OverTime = Create(Ids.OverTime, "Unroll.Settings", DiagnosticSeverity.Warning,
        "A prediction may take longer than its budget",
        "'{0}': one thread with {2} is predicted to take {1} microseconds for a prediction, but MaximumMicroseconds is {3}; '{4}' takes "
        + "the most, {5}: make it smaller, name the processor that is meant in an .editorconfig, or raise the budget (half of such "
        + "predictions are within a factor of {6} of what was measured)");

    /// <summary>Compiled ahead of time without AVX2.</summary>
    public static readonly DiagnosticDescriptor PortablePath = Create(Ids.PortablePath, "Unroll.Settings", DiagnosticSeverity.Warning,
        "Compiled ahead of time without AVX2",
        "'{0}' would run its portable path, which is several times slower: Native AOT for x64 compiles it {1}, and so without AVX2; "
        + "set IlcInstructionSet to x86-64-v3{2}");
}
