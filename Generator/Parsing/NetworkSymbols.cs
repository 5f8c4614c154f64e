using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Parsing;

/// <summary>Finds the parts of the language among symbols. Generator and analyzer both look here, so that they number stages and operations alike.</summary>
internal static class NetworkSymbols
{
    public const string NetworkAttribute = "Unroll.NetworkAttribute";

    /// <summary>The stages of a network, top to bottom.</summary>
    public static IEnumerable<IFieldSymbol> Stages(INamedTypeSymbol network) =>
        network.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsImplicitlyDeclared && IsLayer(field.Type));

    /// <summary>The operations on a stage, left to right.</summary>
    public static IEnumerable<AttributeData> Operations(ISymbol stage) => stage.GetAttributes().Where(IsOperation);

    public static bool IsLayer(ITypeSymbol type) => type.Name == "Layer" && type is INamedTypeSymbol { Arity: 0 } && IsOfUnroll(type);

    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } name && IsOfUnroll(name));

    /// <summary>Whether the network says [Network(Exact = true)].</summary>
    public static bool IsExact(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } name && IsOfUnroll(name))
        .SelectMany(attribute => attribute.NamedArguments)
        .Any(argument => argument is { Key: "Exact", Value.Value: true });

    public static bool IsNetworkBase(ITypeSymbol type) => type.Name == "Network" && type is INamedTypeSymbol { Arity: 0 } && IsOfUnroll(type);

    public static bool IsOperation(AttributeData attribute)
    {
        for (INamedTypeSymbol? type = attribute.AttributeClass; type is not null; type = type.BaseType)
            if (type.Name == "LayerAttribute" && IsOfUnroll(type))
                return true;
        return false;
    }

    /// <summary>Whether an attribute that may stand once stands twice, which the compiler reports.</summary>
    public static bool HasDoubledAttribute(ISymbol stage) => Operations(stage)
        .GroupBy(attribute => attribute.AttributeClass, SymbolEqualityComparer.Default)
        .Any(group => group.Count() > 1 && !AllowsMultiple((INamedTypeSymbol)group.Key!));

    private static bool AllowsMultiple(INamedTypeSymbol attribute) => attribute.GetAttributes()
        .Where(usage => usage.AttributeClass is { Name: "AttributeUsageAttribute" })
        .SelectMany(usage => usage.NamedArguments)
        .Any(argument => argument is { Key: "AllowMultiple", Value.Value: true });

    private static bool IsOfUnroll(ITypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace is { Name: "Unroll", ContainingNamespace.IsGlobalNamespace: true };
}
