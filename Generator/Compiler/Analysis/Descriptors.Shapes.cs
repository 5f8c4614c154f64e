using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <content>Diagnostics of numbers, extents and shapes.</content>
internal static partial class Descriptors
{
    /// <summary>The window does not fit its input.</summary>
    public static readonly DiagnosticDescriptor KernelDoesNotFit = Create(Ids.KernelDoesNotFit, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The window does not fit its input",
        "'{0}': a {1} does not fit its {2} input (from '{3}'){4}; {5}");

    /// <summary>The number is out of range.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfRange = Create(Ids.NumberOutOfRange, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The number is out of range",
        "'{0}': {1} is {2}; {3}");

    /// <summary>The operation needs height and width.</summary>
    public static readonly DiagnosticDescriptor NotSpatial = Create(Ids.NotSpatial, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The operation needs height and width",
        "'{0}': {1} needs an input of height x width x channels, but the input (from '{3}') is a vector of {2}; read a stage before "
        + "Dense, Flatten or GlobalAvgPool, or declare Input(height, width, channels)");

    /// <summary>The shapes differ.</summary>
    public static readonly DiagnosticDescriptor ShapesDiffer = Create(Ids.ShapesDiffer, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The shapes differ",
        "'{0}': {1} needs values of one shape{4}, but {2} and {3}; make them equal, for instance by a 1x1 Conv with as many filters, a "
        + "stride, or Flatten");

    /// <summary>Heights or widths differ.</summary>
    public static readonly DiagnosticDescriptor ExtentsDiffer = Create(Ids.ExtentsDiffer, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Heights or widths differ",
        "'{0}': Concat joins channels, so height and width must be equal, but {1} and {2}; use strides or padding that make them "
        + "equal, or Flatten all of them");

    /// <summary>Padding is given twice.</summary>
    public static readonly DiagnosticDescriptor PaddingConflict = Create(Ids.PaddingConflict, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Padding is given twice",
        "'{0}': Padding.Same computes the padding, so {1} contradicts it; remove one of the two");

    /// <summary>The padding is as large as the window.</summary>
    public static readonly DiagnosticDescriptor PaddingTooLarge = Create(Ids.PaddingTooLarge, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The padding is as large as the window",
        "'{0}': {1} is {2}, so some windows of {3} would see nothing but padding; use at most {4}");

    /// <summary>Too large for a buffer.</summary>
    public static readonly DiagnosticDescriptor TooLarge = Create(Ids.TooLarge, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Too large for a buffer",
        "'{0}': {1} would have {2} floats, but at most {3} are possible; {4}");

    /// <summary>Not a member of the enumeration.</summary>
    public static readonly DiagnosticDescriptor UndefinedMember = Create(Ids.UndefinedMember, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Not a member of the enumeration",
        "'{0}': {1} is not a member of {2}; name one of its members: {3}");

    /// <summary>The groups do not divide the channels or filters.</summary>
    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Create(Ids.GroupsDoNotDivide, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The groups do not divide the channels or filters",
        "'{0}': {1} groups do not divide {2} {3}, of which every group has equally many; use {4}");

    /// <summary>Not one number a channel.</summary>
    public static readonly DiagnosticDescriptor NotOneAChannel = Create(Ids.NotOneAChannel, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Not one number a channel",
        "'{0}': Scale multiplies the channels of {1} by a vector of {2} numbers, but '{3}' is {4}; give it one number a channel, "
        + "for instance by GlobalAvgPool and Dense({2})");

    /// <summary>The setting belongs to another mode.</summary>
    public static readonly DiagnosticDescriptor SettingOfOtherMode = Create(
        Ids.SettingOfOtherMode, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The setting belongs to another mode",
        "'{0}': {1} is a setting of {2}, but {3}, where it would change nothing; remove it, or change that");
}
