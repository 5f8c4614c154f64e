using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <content>Diagnostics of stages, blocks and what they read.</content>
internal static partial class Descriptors
{
    /// <summary>The network has no input.</summary>
    public static readonly DiagnosticDescriptor NoInput = Create(Ids.NoInput, "Unroll.Graph", DiagnosticSeverity.Error,
        "The network has no input",
        "The network '{0}' has {1}; declare {2}, for instance [Input(28, 28, 1)] Layer image;");

    /// <summary>There is no stage above.</summary>
    public static readonly DiagnosticDescriptor NothingAbove = Create(Ids.NothingAbove, "Unroll.Graph", DiagnosticSeverity.Error,
        "There is no stage above",
        "'{0}': {1} reads the stage above, but there is none; {2}");

    /// <summary>An input stands alone on its stage.</summary>
    public static readonly DiagnosticDescriptor InputNotAlone = Create(Ids.InputNotAlone, "Unroll.Graph", DiagnosticSeverity.Error,
        "An input stands alone on its stage",
        "'{0}': Input stands alone on its field, but {1} stands beside it; {2}");

    /// <summary>Nobody reads the input.</summary>
    public static readonly DiagnosticDescriptor UnusedInput = Create(Ids.UnusedInput, "Unroll.Graph", DiagnosticSeverity.Error,
        "Nobody reads the input",
        "'{0}': no stage reads this input; {1}");

    /// <summary>The stage has no operation.</summary>
    public static readonly DiagnosticDescriptor EmptyStage = Create(Ids.EmptyStage, "Unroll.Graph", DiagnosticSeverity.Error,
        "The stage has no operation",
        "'{0}' has no operation; give it one, for instance [Dense(10)], or remove the field");

    /// <summary>No stage of that name.</summary>
    public static readonly DiagnosticDescriptor UnknownStage = Create(Ids.UnknownStage, "Unroll.Graph", DiagnosticSeverity.Error,
        "No stage of that name",
        "'{0}': there is no stage '{1}'; {2}");

    /// <summary>The stage stands further down.</summary>
    public static readonly DiagnosticDescriptor StageBelow = Create(Ids.StageBelow, "Unroll.Graph", DiagnosticSeverity.Error,
        "The stage stands further down",
        "'{0}' reads '{1}', which stands further down; a stage reads only stages above it: move '{1}' up");

    /// <summary>The stages read each other in a circle.</summary>
    public static readonly DiagnosticDescriptor Cycle = Create(Ids.Cycle, "Unroll.Graph", DiagnosticSeverity.Error,
        "The stages read each other in a circle",
        "'{0}' reads '{1}', and that needs '{0}' itself: {2}; a network has no cycles, so name a stage above");

    /// <summary>From belongs to the first operation.</summary>
    public static readonly DiagnosticDescriptor FromTooLate = Create(Ids.FromTooLate, "Unroll.Graph", DiagnosticSeverity.Error,
        "From belongs to the first operation",
        "'{0}': {1} reads the operation before it, so it cannot read '{2}' as well; put From on the first operation of the stage, or "
        + "{1} on a stage of its own");

    /// <summary>A value would be lost.</summary>
    public static readonly DiagnosticDescriptor ValueUnused = Create(Ids.ValueUnused, "Unroll.Graph", DiagnosticSeverity.Error,
        "A value would be lost",
        "'{0}': {1} of several stages joins exactly those, so {2} would be ignored; name one stage to join it with what stands before, "
        + "or let {1} come first and without From");

    /// <summary>Nothing to join.</summary>
    public static readonly DiagnosticDescriptor NothingToJoin = Create(Ids.NothingToJoin, "Unroll.Graph", DiagnosticSeverity.Error,
        "Nothing to join",
        "'{0}': {1} names no stage; name at least one, for instance {1}(nameof(a))");

    /// <summary>The stage has no weights.</summary>
    public static readonly DiagnosticDescriptor NoWeights = Create(Ids.NoWeights, "Unroll.Graph", DiagnosticSeverity.Error,
        "The stage has no weights",
        "'{0}': {1} says how weights start or train, but no operation of this stage has any; put it on a stage with Conv or Dense");

    /// <summary>The operation is unknown.</summary>
    public static readonly DiagnosticDescriptor UnknownOperation = Create(Ids.UnknownOperation, "Unroll.Graph", DiagnosticSeverity.Error,
        "The operation is unknown",
        "'{0}': this version of the generator does not know {1}; use the same version of Unroll and Unroll.Attributes");

    /// <summary>Arithmetic with an argument of a block.</summary>
    public static readonly DiagnosticDescriptor ArgumentArithmetic = Create(
        Ids.ArgumentArithmetic, "Unroll.Graph", DiagnosticSeverity.Error,
        "Arithmetic with an argument of a block",
        "'{0}': {1} is {2}, as arithmetic with an argument of the block gives it, whose value is known only where the block is used; "
        + "pass the result as an argument of its own");

    /// <summary>An argument outside of a block.</summary>
    public static readonly DiagnosticDescriptor ArgumentOutsideBlock = Create(
        Ids.ArgumentOutsideBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "An argument outside of a block",
        "'{0}': {1} is an argument of a block, but this is no block; write a number");

    /// <summary>The class is not a block.</summary>
    public static readonly DiagnosticDescriptor NotABlock = Create(Ids.NotABlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "The class is not a block",
        "'{0}': '{1}' is not a block; name a class that has [Block]");

    /// <summary>A block contains itself.</summary>
    public static readonly DiagnosticDescriptor BlockInItself = Create(Ids.BlockInItself, "Unroll.Graph", DiagnosticSeverity.Error,
        "A block contains itself",
        "'{0}': the block '{1}' contains itself: {2}; use another block, or write its stages here");

    /// <summary>The block has no stages.</summary>
    public static readonly DiagnosticDescriptor EmptyBlock = Create(Ids.EmptyBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "The block has no stages",
        "The block '{0}' has no stages; give it fields of type Layer (public ones, if it is in another assembly)");

    /// <summary>The number of arguments is not that of the block.</summary>
    public static readonly DiagnosticDescriptor BlockArguments = Create(Ids.BlockArguments, "Unroll.Graph", DiagnosticSeverity.Error,
        "The number of arguments is not that of the block",
        "'{0}': the block '{1}' takes {2}, but {3} given; write as many as it takes");

    /// <summary>Nothing reads a stage of the block.</summary>
    public static readonly DiagnosticDescriptor UnreadInBlock = Create(Ids.UnreadInBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "Nothing reads a stage of the block",
        "'{0}': nothing reads the stage '{1}' of the block '{2}', whose value is that of its last stage; read it with From or Concat, "
        + "or remove it");

    /// <summary>The parameters cannot be shared.</summary>
    public static readonly DiagnosticDescriptor NotShareable = Create(Ids.NotShareable, "Unroll.Graph", DiagnosticSeverity.Error,
        "The parameters cannot be shared",
        "'{0}' would share {1}, but {2}");

    /// <summary>No projection leads to that shape.</summary>
    public static readonly DiagnosticDescriptor NoProjection = Create(Ids.NoProjection, "Unroll.Graph", DiagnosticSeverity.Error,
        "No projection leads to that shape",
        "'{0}': no 1x1 projection leads from '{1}', which is {2}, to {3}; name a stage whose rows and columns, divided by a whole stride "
        + "and rounded up, are these");

    /// <summary>A block has no input of its own.</summary>
    public static readonly DiagnosticDescriptor InputInBlock = Create(Ids.InputInBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "A block has no input of its own",
        "'{0}': an input belongs to the network, but this stands in the block '{1}', which is given its value where it is used; remove "
        + "the stage, and read Block.Input");

    /// <summary>Settings of weights that another stage has.</summary>
    public static readonly DiagnosticDescriptor SharedSettings = Create(Ids.SharedSettings, "Unroll.Graph", DiagnosticSeverity.Error,
        "Settings of weights that another stage has",
        "'{0}': {1} would have no effect, as the weights are those of '{2}'; put it there");

    /// <summary>Blocks are nested too deeply.</summary>
    public static readonly DiagnosticDescriptor NestedTooDeeply = Create(Ids.NestedTooDeeply, "Unroll.Graph", DiagnosticSeverity.Error,
        "Blocks are nested too deeply",
        "'{0}': the block '{1}' lies within more than {2} others; use one of the outer blocks as often as its part is wanted, or write "
        + "its stages where they are used");

    /// <summary>The network has too many stages.</summary>
    public static readonly DiagnosticDescriptor TooManyStages = Create(Ids.TooManyStages, "Unroll.Graph", DiagnosticSeverity.Error,
        "The network has too many stages",
        "'{0}' is one stage more than the {1} that a network may have, the stages of its blocks counted wherever they are used; use "
        + "fewer blocks");

    /// <summary>An output stands in a block.</summary>
    public static readonly DiagnosticDescriptor OutputInBlock = Create(Ids.OutputInBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "An output stands in a block",
        "'{0}' is a stage of the block '{1}', which has no outputs of its own; put Output on a stage of the network, such as "
        + "the one that uses the block");

    /// <summary>Too many values.</summary>
    public static readonly DiagnosticDescriptor TooManyToJoin = Create(Ids.TooManyToJoin, "Unroll.Graph", DiagnosticSeverity.Error,
        "Too many values",
        "'{0}': {1} takes two values, but {2} are named; name one stage, for it and the value before, or two");

    /// <summary>The network cannot slide.</summary>
    public static readonly DiagnosticDescriptor CannotSlide = Create(Ids.CannotSlide, "Unroll.Graph", DiagnosticSeverity.Error,
        "The network cannot slide",
        "'{0}': '{1}' cannot slide over a larger picture: {2}");
}
