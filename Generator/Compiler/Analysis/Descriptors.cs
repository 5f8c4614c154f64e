using System.Reflection;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>Every diagnostic of the language; docs/diagnostics has a page for each.</summary>
internal static class Descriptors
{
    // Directory.Build.props sets the address, for the packages and the help links alike.
    private static readonly string Documentation =
        typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Documentation").Value;

    /// <summary>The compiler of networks failed.</summary>
    public static readonly DiagnosticDescriptor InternalError = Create(Ids.InternalError, "Unroll.Declaration", DiagnosticSeverity.Error,
        "The compiler of networks failed",
        "The network '{0}' could not be compiled because of a defect in Unroll; please report it together with the class: {1}");

    /// <summary>A network is a partial class.</summary>
    public static readonly DiagnosticDescriptor NotPartial = Create(Ids.NotPartial, "Unroll.Declaration", DiagnosticSeverity.Warning,
        "A network is a partial class",
        "'{0}' is not partial, so the generated half of the network cannot join it; write 'partial class {0}'");

    /// <summary>The types around a network are partial.</summary>
    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Create(
        Ids.ContainingTypeNotPartial, "Unroll.Declaration", DiagnosticSeverity.Warning,
        "The types around a network are partial",
        "'{0}' stands in '{1}', which is not partial, so the generated half of the network cannot join it; make '{1}' partial or move "
        + "the network out");

    /// <summary>A network is not static.</summary>
    public static readonly DiagnosticDescriptor Static = Create(Ids.Static, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A network is not static",
        "'{0}' is static, but a network holds parameters and is created with new; remove 'static'");

    /// <summary>A network is not generic.</summary>
    public static readonly DiagnosticDescriptor Generic = Create(Ids.Generic, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A network is not generic",
        "'{0}' cannot be generic: {1}, and code is generated once for each network; move the network into a type without type "
        + "parameters");

    /// <summary>A network has no base class of its own.</summary>
    public static readonly DiagnosticDescriptor BaseClass = Create(Ids.BaseClass, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A network has no base class of its own",
        "'{0}' derives from '{1}', but the generated half derives it from Unroll.Network; remove the base class (interfaces may stay)");

    /// <summary>A network is not a record.</summary>
    public static readonly DiagnosticDescriptor Record = Create(Ids.Record, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A network is not a record",
        "'{0}' is a record, but a network is not a value; write 'partial class {0}'");

    /// <summary>All stages stand in one declaration.</summary>
    public static readonly DiagnosticDescriptor SpreadFields = Create(Ids.SpreadFields, "Unroll.Declaration", DiagnosticSeverity.Error,
        "All stages stand in one declaration",
        "'{0}' stands in another declaration of '{1}' than the first stage, and the order of fields in several declarations is not "
        + "defined; move all stages into one");

    /// <summary>Operations stand on fields of type Layer.</summary>
    public static readonly DiagnosticDescriptor NotALayer = Create(Ids.NotALayer, "Unroll.Declaration", DiagnosticSeverity.Error,
        "Operations stand on fields of type Layer",
        "'{0}' is {1}, so its operations are not part of a network; operations stand on fields of type Layer");

    /// <summary>Layers stand in a network.</summary>
    public static readonly DiagnosticDescriptor NotANetwork = Create(Ids.NotANetwork, "Unroll.Declaration", DiagnosticSeverity.Error,
        "Layers stand in a network",
        "'{0}' is a Layer, but '{1}' is not a network; put [Network] on '{1}'");

    /// <summary>The name is taken by a member of every network.</summary>
    public static readonly DiagnosticDescriptor ReservedName = Create(Ids.ReservedName, "Unroll.Declaration", DiagnosticSeverity.Error,
        "The name is taken by a member of every network",
        "'{1}' is taken: every network has a member of that name, so a {0} cannot have it; choose another");

    /// <summary>A network has no primary constructor.</summary>
    public static readonly DiagnosticDescriptor PrimaryConstructor = Create(
        Ids.PrimaryConstructor, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A network has no primary constructor",
        "'{0}' has a primary constructor, but the generated half brings the constructor '{0}(int seed = 0)'; remove the parameter list");

    /// <summary>A stage is not static.</summary>
    public static readonly DiagnosticDescriptor StaticStage = Create(Ids.StaticStage, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A stage is not static",
        "The stage '{0}' is static or constant, but the stages of a network belong to its instances; remove the modifier");

    /// <summary>The attribute is no operation of Unroll.</summary>
    public static readonly DiagnosticDescriptor ForeignAttribute = Create(
        Ids.ForeignAttribute, "Unroll.Declaration", DiagnosticSeverity.Warning,
        "The attribute is no operation of Unroll",
        "'{0}': '{1}' is no operation of Unroll and has no effect on the network; is a using directive missing or wrong?");

    /// <summary>A network is not local to a file.</summary>
    public static readonly DiagnosticDescriptor FileLocal = Create(Ids.FileLocal, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A network is not local to a file",
        "'{0}' is local to its file, so the generated half of the network cannot join it; remove 'file'");

    /// <summary>The language version is too old.</summary>
    public static readonly DiagnosticDescriptor OldLanguage = Create(Ids.OldLanguage, "Unroll.Declaration", DiagnosticSeverity.Error,
        "The language version is too old",
        "'{0}' needs C# {2}, in which its code is generated, but this project is compiled as C# {1}; set LangVersion, or remove it");

    /// <summary>A type takes a word of the language.</summary>
    public static readonly DiagnosticDescriptor HiddenKeyword = Create(Ids.HiddenKeyword, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A type takes a word of the language",
        "'{0}' cannot be compiled beside the type '{1}', which takes a word of the language from generated code; rename it, or put it "
        + "in a namespace of its own");

    /// <summary>The window does not fit its input.</summary>
    public static readonly DiagnosticDescriptor KernelDoesNotFit = Create(Ids.KernelDoesNotFit, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The window does not fit its input",
        "'{0}': a {1} does not fit its {2} input (from '{3}'){4}; use a {6} of at most {5} or Padding.Same");

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
        "'{0}': {1} needs values of one shape, but {2} and {3}; make them equal, for instance by a 1x1 Conv with as many filters, a "
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
        "'{0}': {1} would have {2} floats, but at most {3} are possible; make it smaller, for instance by a pooling or a stride before "
        + "it");

    /// <summary>Not a member of the enumeration.</summary>
    public static readonly DiagnosticDescriptor UndefinedMember = Create(Ids.UndefinedMember, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Not a member of the enumeration",
        "'{0}': {1} is not a member of {2}; name one of its members");

    /// <summary>The network has no input.</summary>
    public static readonly DiagnosticDescriptor NoInput = Create(Ids.NoInput, "Unroll.Graph", DiagnosticSeverity.Error,
        "The network has no input",
        "The network '{0}' has no input; declare one as its first stage, for instance [Input(28, 28, 1)] Layer image");

    /// <summary>There is no stage above.</summary>
    public static readonly DiagnosticDescriptor NothingAbove = Create(Ids.NothingAbove, "Unroll.Graph", DiagnosticSeverity.Error,
        "There is no stage above",
        "'{0}': {1} reads the stage above, but there is none; declare an input above it, or name the stage to read by From");

    /// <summary>An input stands alone on its stage.</summary>
    public static readonly DiagnosticDescriptor InputNotAlone = Create(Ids.InputNotAlone, "Unroll.Graph", DiagnosticSeverity.Error,
        "An input stands alone on its stage",
        "'{0}': Input stands alone on its field, but {1} stands beside it; give {1} a field of its own below");

    /// <summary>Nobody reads the input.</summary>
    public static readonly DiagnosticDescriptor UnusedInput = Create(Ids.UnusedInput, "Unroll.Graph", DiagnosticSeverity.Error,
        "Nobody reads the input",
        "'{0}': no stage reads this input; remove it, or let a stage read it by From, Add, Concat or Multiply");

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

    /// <summary>Settings of weights that another stage has.</summary>
    public static readonly DiagnosticDescriptor SharedSettings = Create(Ids.SharedSettings, "Unroll.Graph", DiagnosticSeverity.Error,
        "Settings of weights that another stage has",
        "'{0}': {1} would have no effect, as the weights are those of '{2}'; put it there");

    /// <summary>The operation is unknown.</summary>
    public static readonly DiagnosticDescriptor UnknownOperation = Create(Ids.UnknownOperation, "Unroll.Graph", DiagnosticSeverity.Error,
        "The operation is unknown",
        "'{0}': this version of the generator does not know {1}; use the same version of Unroll and Unroll.Attributes");

    /// <summary>The network has no loss.</summary>
    public static readonly DiagnosticDescriptor NoLoss = Create(Ids.NoLoss, "Unroll.Losses", DiagnosticSeverity.Error,
        "The network has no loss",
        "'{0}' has no loss, so it cannot be trained or evaluated; put one on its last stage, for instance SoftmaxCrossEntropy or "
        + "MeanSquaredError");

    /// <summary>The loss does not fit the activation before it.</summary>
    public static readonly DiagnosticDescriptor LossAfterActivation = Create(
        Ids.LossAfterActivation, "Unroll.Losses", DiagnosticSeverity.Error,
        "The loss does not fit the activation before it",
        "'{0}': {1} does not judge the value of {2}; {3}");

    /// <summary>Class labels need a vector of logits.</summary>
    public static readonly DiagnosticDescriptor LabelsNeedVector = Create(Ids.LabelsNeedVector, "Unroll.Losses", DiagnosticSeverity.Error,
        "Class labels need a vector of logits",
        "'{0}': SoftmaxCrossEntropy needs a vector of at least two logits, one a class, but the value is {1}; {2}");

    /// <summary>The same loss twice.</summary>
    public static readonly DiagnosticDescriptor DoubledLoss = Create(Ids.DoubledLoss, "Unroll.Losses", DiagnosticSeverity.Error,
        "The same loss twice",
        "'{0}': {1} scores this value twice; remove one, and use Weight to make it count more");

    /// <summary>A loss follows the value that it scores.</summary>
    public static readonly DiagnosticDescriptor NothingToScore = Create(Ids.NothingToScore, "Unroll.Losses", DiagnosticSeverity.Error,
        "A loss follows the value that it scores",
        "'{0}': {1} has no value before it on this stage to score; {2}");

    /// <summary>The class weights are not one a class.</summary>
    public static readonly DiagnosticDescriptor ClassWeights = Create(Ids.ClassWeights, "Unroll.Losses", DiagnosticSeverity.Error,
        "The class weights are not one a class",
        "'{0}': ClassWeights has {1} numbers, but there are {2} classes; give each class a factor, in the order of the classes");

    /// <summary>An output stands in a block.</summary>
    public static readonly DiagnosticDescriptor OutputInBlock = Create(Ids.OutputInBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "An output stands in a block",
        "'{0}' is a stage of the block '{1}', which has no outputs of its own; put Output on a stage of the network, such as the one that uses the block");

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
        "Value belongs to Initializer.Constant",
        "'{0}': Value says what Initializer.Constant starts with, but the initializer is {1}; use Scale, or Initializer.Constant");

    /// <summary>The groups do not divide the channels or filters.</summary>
    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Create(Ids.GroupsDoNotDivide, "Unroll.Shapes", DiagnosticSeverity.Error,
        "The groups do not divide the channels or filters",
        "'{0}': {1} groups do not divide {2} {3}; every group has equally many channels and equally many filters");

    /// <summary>Not one number a channel.</summary>
    public static readonly DiagnosticDescriptor NotOneAChannel = Create(Ids.NotOneAChannel, "Unroll.Shapes", DiagnosticSeverity.Error,
        "Not one number a channel",
        "'{0}': Scale multiplies the channels of {1} by a vector of {2} numbers, but '{3}' is {4}; give it one number a channel, "
        + "for instance by GlobalAvgPool and Dense({2})");

    /// <summary>Too many values.</summary>
    public static readonly DiagnosticDescriptor TooManyToJoin = Create(Ids.TooManyToJoin, "Unroll.Graph", DiagnosticSeverity.Error,
        "Too many values",
        "'{0}': {1} takes two values, but {2} are named; name one stage, for it and the value before, or two");

    /// <summary>Arithmetic with an argument of a block.</summary>
    public static readonly DiagnosticDescriptor ArgumentArithmetic = Create(
        Ids.ArgumentArithmetic, "Unroll.Graph", DiagnosticSeverity.Error,
        "Arithmetic with an argument of a block",
        "'{0}': {1} is the result of arithmetic with an argument of the block, whose value is known only where the block is used; pass "
        + "the result as an argument of its own");

    /// <summary>An argument outside of a block.</summary>
    public static readonly DiagnosticDescriptor ArgumentOutsideBlock = Create(
        Ids.ArgumentOutsideBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "An argument outside of a block",
        "'{0}': {1} is an argument of a block, but this is no block; write a number");

    /// <summary>The class is not a block.</summary>
    public static readonly DiagnosticDescriptor NotABlock = Create(Ids.NotABlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "The class is not a block",
        "'{0}': '{1}' is not a block; put [Block] on the class");

    /// <summary>A block contains itself.</summary>
    public static readonly DiagnosticDescriptor BlockInItself = Create(Ids.BlockInItself, "Unroll.Graph", DiagnosticSeverity.Error,
        "A block contains itself",
        "'{0}': the block '{1}' contains itself: {2}");

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

    /// <summary>The block has no stages.</summary>
    public static readonly DiagnosticDescriptor EmptyBlock = Create(Ids.EmptyBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "The block has no stages",
        "'{0}': the block '{1}' has no stages; give it fields of type Layer (public ones, if it is in another assembly)");

    /// <summary>The number of arguments is not that of the block.</summary>
    public static readonly DiagnosticDescriptor BlockArguments = Create(Ids.BlockArguments, "Unroll.Graph", DiagnosticSeverity.Error,
        "The number of arguments is not that of the block",
        "'{0}': the block '{1}' takes {2} numbers, but {3} are given");

    /// <summary>Nothing reads a stage of the block.</summary>
    public static readonly DiagnosticDescriptor UnreadInBlock = Create(Ids.UnreadInBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "Nothing reads a stage of the block",
        "'{0}': nothing reads the stage '{1}' of the block '{2}', whose value is that of its last stage; read it with From or Concat, "
        + "or remove it");

    /// <summary>The parameters cannot be shared.</summary>
    public static readonly DiagnosticDescriptor NotShareable = Create(Ids.NotShareable, "Unroll.Graph", DiagnosticSeverity.Error,
        "The parameters cannot be shared",
        "'{0}': '{1}' of {2} cannot be shared: {3}");

    /// <summary>No projection leads to that shape.</summary>
    public static readonly DiagnosticDescriptor NoProjection = Create(Ids.NoProjection, "Unroll.Graph", DiagnosticSeverity.Error,
        "No projection leads to that shape",
        "'{0}': no 1x1 projection leads from '{1}', which is {2}, to {3}; the rows and columns must be the input's divided by a whole "
        + "stride, rounded up");

    /// <summary>A block has no input of its own.</summary>
    public static readonly DiagnosticDescriptor InputInBlock = Create(Ids.InputInBlock, "Unroll.Graph", DiagnosticSeverity.Error,
        "A block has no input of its own",
        "'{0}': an input belongs to the network, but this stands in the block '{1}', which is given its value where it is used; remove "
        + "the stage, and read Block.Input");

    /// <summary>An auxiliary head has no loss to follow.</summary>
    public static readonly DiagnosticDescriptor NoProperLoss = Create(Ids.NoProperLoss, "Unroll.Losses", DiagnosticSeverity.Error,
        "An auxiliary head has no loss to follow",
        "'{0}': {1} takes the targets of another loss of its kind, but {2}; name the stage of the network's proper loss");

    /// <summary>The number of shards is out of range.</summary>
    public static readonly DiagnosticDescriptor ShardsOutOfRange = Create(Ids.ShardsOutOfRange, "Unroll.Settings", DiagnosticSeverity.Error,
        "The number of shards is out of range",
        "'{0}': {1} shards are not possible; it is the number of parts of a mini-batch, at least 1");

    /// <summary>Compiled ahead of time without AVX2.</summary>
    public static readonly DiagnosticDescriptor PortablePath = Create(Ids.PortablePath, "Unroll.Settings", DiagnosticSeverity.Warning,
        "Compiled ahead of time without AVX2",
        "'{0}' would run its portable path, which is several times slower: Native AOT for x64 compiles it {1}, and so without AVX2; "
        + "set IlcInstructionSet to x86-64-v3{2}");

    /// <summary>All of them.</summary>
    public static readonly DiagnosticDescriptor[] All =
    [
        InternalError, NotPartial, ContainingTypeNotPartial, Static, Generic, BaseClass, Record, SpreadFields, NotALayer, NotANetwork,
        ReservedName, PrimaryConstructor, StaticStage, ForeignAttribute, FileLocal, OldLanguage, HiddenKeyword, KernelDoesNotFit,
        NumberOutOfRange, NotSpatial, ShapesDiffer, ExtentsDiffer, PaddingConflict, PaddingTooLarge, TooLarge, UndefinedMember,
        GroupsDoNotDivide, NotOneAChannel, NoInput, NothingAbove, InputNotAlone, UnusedInput, EmptyStage, UnknownStage, StageBelow, Cycle,
        FromTooLate,
        ValueUnused, NothingToJoin, NoWeights, UnknownOperation, ArgumentArithmetic, ArgumentOutsideBlock, NotABlock, BlockInItself,
        EmptyBlock, BlockArguments, UnreadInBlock, NotShareable, NoProjection, InputInBlock, SharedSettings, NestedTooDeeply,
        TooManyStages, TooManyToJoin, NoLoss, LossAfterActivation, LabelsNeedVector, DoubledLoss, NothingToScore, NoProperLoss,
        ClassWeights, OutputInBlock,
        DropoutRate,
        FactorOutOfRange, ValueWithoutConstant, ShardsOutOfRange, PortablePath,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        All.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>The descriptor of that id.</summary>
    public static DiagnosticDescriptor Find(string id) => ById[id];

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, category, severity, isEnabledByDefault: true,
        helpLinkUri: $"{Documentation}/diagnostics/{id}.md");
}
