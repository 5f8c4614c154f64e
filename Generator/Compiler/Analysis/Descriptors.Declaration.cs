using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <content>Diagnostics of what a [Network] class must be.</content>
internal static partial class Descriptors
{
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
        "'{0}' is {1}, so its operations are not part of a network; write a field, 'Layer {0};'");

    /// <summary>Layers stand in a network.</summary>
    public static readonly DiagnosticDescriptor NotANetwork = Create(Ids.NotANetwork, "Unroll.Declaration", DiagnosticSeverity.Error,
        "Layers stand in a network",
        "'{0}' is a stage, but '{1}' is no network, so nothing is generated for it; put [Network] on '{1}', or [Block] if it is a part of "
        + "networks");

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
        "A stage is a plain field",
        "The stage '{0}' is {1}, but a stage is a plain field of the class; remove '{1}'");

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

    /// <summary>A sliding window is that of a network.</summary>
    public static readonly DiagnosticDescriptor NothingToSlide = Create(
        Ids.NothingToSlide, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A sliding window is that of a network",
        "'{0}' slides '{1}', {2}");

    /// <summary>A sliding window has the stages of another network.</summary>
    public static readonly DiagnosticDescriptor SlidesAndHasStages = Create(
        Ids.SlidesAndHasStages, "Unroll.Declaration", DiagnosticSeverity.Error,
        "A sliding window has the stages of another network",
        "'{0}' is the network '{1}' over a larger picture, so it has no stages of its own; remove {2}");
}
