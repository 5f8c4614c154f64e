using Unroll.Generator.Problems;

namespace Unroll.Generator.Parsing;

/// <summary>
/// What a person wrote in one [Network] class, as plain data. Equal sources give equal specs, and no symbol, syntax or location is kept
/// alive.
/// </summary>
/// <param name="Namespace">The namespace, escaped for C#; empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first.</param>
/// <param name="Type">The class itself.</param>
/// <param name="Stages">The fields of type Layer, top to bottom.</param>
/// <param name="HasConstructor">Whether the user wrote a constructor with one parameter, as the generated one.</param>
/// <param name="TakesBase">Whether generated code may add the base class Unroll.Network.</param>
/// <param name="Problems">What is wrong with the declaration, whatever its operations are.</param>
/// <param name="IsBroken">Whether the compiler itself already reports an error in an attribute. Then nothing should be said in
/// addition.</param>
/// <param name="IsExact">Whether [Network(Exact = true)] rules out algorithms that sum other products than those of the definition.</param>
/// <param name="Shards">The parts of a mini-batch that [Network(Shards = ...)] asks for; null where it says nothing.</param>
/// <param name="Blocks">The blocks that its stages use, and those that these use. Each is here once, however often it is used, so that
/// comparing two specs takes no longer.</param>
/// <param name="Members">What the user declared under the names of generated members.</param>
internal sealed record NetworkSpec(
    string Namespace,
    EquatableArray<TypeSpec> ContainingTypes,
    TypeSpec Type,
    EquatableArray<StageSpec> Stages,
    bool HasConstructor,
    bool TakesBase,
    EquatableArray<Problem> Problems,
    bool IsBroken,
    bool IsExact = false,
    int? Shards = null,
    EquatableArray<BlockSpec> Blocks = default,
    EquatableArray<MemberSpec> Members = default)
{
    /// <summary>
    /// What slides, where the class is another one's network over a larger picture. Then stages, blocks and Exact are those of that
    /// network.
    /// </summary>
    public SlidingSpec? Slides { get; init; }

    /// <summary>Whether the class derives from another network, which is reported.</summary>
    public bool IsDerived { get; init; }

    /// <summary>The name of the class, unescaped.</summary>
    public string Name => Type.Name;

    /// <summary>The name with namespace and containing types, the start of every hint name.</summary>
    public string FullName => string.Join(".", new[] { Namespace.Replace("@", "") }
        .Concat(ContainingTypes.Select(NameOf))
        .Append(NameOf(Type))
        .Where(part => part.Length > 0));

    private static string NameOf(TypeSpec type) => type.TypeParameters.Count == 0
        ? type.Name
        : FormattableString.Invariant($"{type.Name}_{type.TypeParameters.Count}");
}

/// <summary>A type declaration that generated code continues.</summary>
/// <param name="Keyword">class, struct, record, record struct or interface.</param>
/// <param name="Name">The name, unescaped.</param>
/// <param name="TypeParameters">The names of its type parameters, escaped.</param>
internal sealed record TypeSpec(string Keyword, string Name, EquatableArray<string> TypeParameters)
{
    /// <summary>The type as its own members call it: "Outer&lt;T&gt;".</summary>
    public string Text => CSharpName.Escape(Name) + (TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", TypeParameters)}>");

    /// <summary>The head of a further declaration: "partial class Outer".</summary>
    public string Head => $"partial {Keyword} {Text}";
}

/// <summary>A network that slides over a larger picture.</summary>
/// <param name="Network">The name of its class.</param>
/// <param name="MetadataName">The full name, by which a compilation finds it.</param>
/// <param name="Height">Rows of the picture.</param>
/// <param name="Width">Columns of the picture.</param>
/// <param name="IsForeign">Whether the class is in another assembly, where nobody reports what is wrong with it.</param>
internal sealed record SlidingSpec(string Network, string MetadataName, int Height, int Width, bool IsForeign);

/// <summary>A member of the class under the name of a generated one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">The same with the types of its parameters, if it is a method.</param>
/// <param name="IsMethod">Whether it is a method.</param>
internal sealed record MemberSpec(string Name, string Signature, bool IsMethod);

/// <summary>A field of type Layer.</summary>
/// <param name="Name">The field's name, unescaped.</param>
/// <param name="Operations">The attributes of Unroll on it, left to right.</param>
internal sealed record StageSpec(string Name, EquatableArray<OperationSpec> Operations);

/// <summary>An attribute on a stage.</summary>
/// <param name="Name">The name of the attribute's class without "Attribute".</param>
/// <param name="Arguments">The constructor's arguments, defaults included, then the named ones that are written.</param>
/// <param name="Block">The place among the network's blocks of the one that it puts here, if it does.</param>
internal sealed record OperationSpec(string Name, EquatableArray<Argument> Arguments, int? Block = null);

/// <summary>A [Block] class.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="MetadataName">Its full name, by which a compilation finds it.</param>
/// <param name="Stages">Its fields of type Layer, top to bottom; empty where it cannot be used.</param>
/// <param name="IsDeclared">Whether it has the attribute Block.</param>
/// <param name="Cycle">The way from the block through others back to itself; null where there is none.</param>
internal sealed record BlockSpec(string Name, string MetadataName, EquatableArray<StageSpec> Stages, bool IsDeclared, string? Cycle)
{
    /// <summary>The most blocks that may lie within one another.</summary>
    public const int DeepestNesting = 32;

    /// <summary>Whether it lies within so many others that it was not read.</summary>
    public bool IsTooDeep { get; init; }

    /// <summary>Whether the class is in another assembly, where nobody reports what is wrong with it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether the class, which is no block, has stages; then it is told that it should be one.</summary>
    public bool HoldsStages { get; init; }

    /// <summary>The integers that have a name in the class, by which messages call its arguments.</summary>
    public Remark<EquatableArray<NamedNumber>> Constants { get; init; }
}

/// <summary>A constant of a class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct NamedNumber(string Name, int Value);

/// <summary>An argument of an attribute.</summary>
/// <param name="Name">The name of the constructor's parameter or of the property.</param>
/// <param name="Value">Its constant.</param>
internal sealed record Argument(string Name, ArgumentValue Value);
