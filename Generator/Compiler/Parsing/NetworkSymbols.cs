using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Parsing;

/// <summary>
/// Finds the parts of the language among symbols. Generator and analyzer both look here, so that they number stages and operations alike.
/// </summary>
internal static class NetworkSymbols
{
    public const string NetworkAttribute = "Unroll.NetworkAttribute";

    public const string InputAttribute = "Unroll.InputAttribute";

    public const string SlidingWindowAttribute = "Unroll.SlidingWindowAttribute`1";

    /// <summary>
    /// The stages of a network or block, top to bottom: its fields of type Layer, and the properties and fields of other types that have
    /// operations. These are reported, but stand for the stages that they are meant to be.
    /// </summary>
    public static IEnumerable<ISymbol> Stages(INamedTypeSymbol network) =>
        network.GetMembers().Where(member => !member.IsImplicitlyDeclared && IsStage(member));

    /// <summary>The type of a field or property; null of other members.</summary>
    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>Whether a member is a stage or is meant to be one.</summary>
    public static bool IsStage(ISymbol member) =>
        (member is IFieldSymbol field && IsLayer(field.Type))
        || (member is IFieldSymbol or IPropertySymbol && Operations(member).Any());

    /// <summary>The operations on a stage, left to right.</summary>
    public static IEnumerable<AttributeData> Operations(ISymbol stage) => stage.GetAttributes().Where(IsOperation);

    public static bool IsLayer(ITypeSymbol type) => type.Name == "Layer" && type is INamedTypeSymbol { Arity: 0 } && IsOfUnroll(type);

    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } name && IsOfUnroll(name));

    /// <summary>The attribute that makes of a class another one's network over a larger picture; null where there is none.</summary>
    public static AttributeData? SlidingWindow(INamedTypeSymbol type) => type.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { Name: "SlidingWindowAttribute", Arity: 1 } name && IsOfUnroll(name));

    /// <summary>Whether the generator writes the other half of the class.</summary>
    public static bool IsGenerated(INamedTypeSymbol type) => IsNetwork(type) || SlidingWindow(type) is not null;

    public static bool IsBlock(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "BlockAttribute", Arity: 0 } name && IsOfUnroll(name));

    /// <summary>Whether stages may stand in the class.</summary>
    public static bool HoldsStages(INamedTypeSymbol type) => IsGenerated(type) || IsBlock(type);

    /// <summary>The value of a property of the attribute Network, such as Exact; null where it is not given.</summary>
    public static object? Setting(INamedTypeSymbol type, string name) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } attributeClass && IsOfUnroll(attributeClass))
        .SelectMany(attribute => attribute.NamedArguments)
        .Where(argument => argument.Key == name)
        .Select(argument => argument.Value.Value)
        .FirstOrDefault();

    /// <summary>The name by which Compilation.GetTypeByMetadataName finds a type.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            name = space.Name + "." + name;
        return name;
    }

    /// <summary>Whether two declarations have the attribute Network, which the compiler reports.</summary>
    public static bool IsDeclaredTwice(INamedTypeSymbol type) =>
        type.GetAttributes().Count(attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } name && IsOfUnroll(name)) > 1;

    public static bool IsNetworkBase(ITypeSymbol type) =>
        type.Name == "Network" && type is INamedTypeSymbol { Arity: 0 } && IsOfUnroll(type);

    public static bool IsOperation(AttributeData attribute) => IsOperation(attribute.AttributeClass);

    /// <summary>
    /// Whether an attribute on a stage is another library's, or the user's own, and has the name of an operation: what the stage was meant
    /// to have is missing.
    /// </summary>
    public static bool HidesOperation(ISymbol stage, AttributeData attribute) =>
        attribute.AttributeClass is { TypeKind: not TypeKind.Error } type && !IsOperation(type)
        && TypeOf(stage) is { } layer && IsLayer(layer) && layer.ContainingNamespace.GetTypeMembers(type.Name).Any(IsOperation);

    /// <summary>Whether an attribute is one of Unroll's that stands on a class and not on a stage, which the compiler reports.</summary>
    public static bool IsOfClasses(AttributeData attribute) => attribute.AttributeClass is { } type && IsOfUnroll(type)
        && type is { Name: "NetworkAttribute" or "SlidingWindowAttribute" } or { Name: "BlockAttribute", Arity: 0 };

    /// <summary>Whether an attribute that may stand once stands twice, which the compiler reports.</summary>
    public static bool HasDoubledAttribute(ISymbol stage) => Operations(stage)
        .GroupBy(attribute => attribute.AttributeClass, SymbolEqualityComparer.Default)
        .Any(group => group.Count() > 1 && !AllowsMultiple((INamedTypeSymbol)group.Key!));

    private static bool AllowsMultiple(INamedTypeSymbol attribute) => attribute.GetAttributes()
        .Where(usage => usage.AttributeClass is { Name: "AttributeUsageAttribute" })
        .SelectMany(usage => usage.NamedArguments)
        .Any(argument => argument is { Key: "AllowMultiple", Value.Value: true });

    private static bool IsOperation(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name == "LayerAttribute" && IsOfUnroll(type))
                return true;
        return false;
    }

    private static bool IsOfUnroll(ITypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace is { Name: "Unroll", ContainingNamespace.IsGlobalNamespace: true };
}
