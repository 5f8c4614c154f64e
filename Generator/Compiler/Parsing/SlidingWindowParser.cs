using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Parsing;

/// <summary>Reads the attribute SlidingWindow of a class, and which network it means.</summary>
internal sealed class SlidingWindowParser
{
    private readonly INamedTypeSymbol type;
    private readonly List<Problem> problems = [];

    /// <param name="type">The class with the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="cancellation">Ends the reading, by an exception, once its result is no longer wanted.</param>
    public SlidingWindowParser(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
    {
        this.type = type;
        ITypeSymbol network = attribute.AttributeClass!.TypeArguments[0];
        OperationSpec? read = OperationParser.Parse(attribute, cancellation);
        IsBroken = read is null || network.TypeKind == TypeKind.Error || network.IsValueType;
        if (IsBroken)
            return;
        Network = network as INamedTypeSymbol;
        string name = network.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        Check(name);
        int[] extents = [.. read!.Arguments.Select(argument => argument.Value).OfType<IntegerValue>().Select(number => number.Value)];
        Spec = new SlidingSpec(
            name,
            Network is null ? "" : NetworkSymbols.MetadataNameOf(Network),
            extents[0],
            extents[1],
            Network is { DeclaringSyntaxReferences.IsEmpty: true });
    }

    /// <summary>Whether the compiler itself already reports an error in the attribute.</summary>
    public bool IsBroken { get; }

    /// <summary>The class of the network that slides; null where none is named.</summary>
    public INamedTypeSymbol? Network { get; }

    /// <summary>What was read; null where the attribute is broken.</summary>
    public SlidingSpec? Spec { get; }

    /// <summary>What is wrong with the class or the network it names.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    private void Check(string network)
    {
        if (Network is null || (!NetworkSymbols.IsNetwork(Network) && NetworkSymbols.SlidingWindow(Network) is null))
            Report(Ids.NothingToSlide, network, "which has not the attribute Network; name a class that has it");
        else if (NetworkSymbols.SlidingWindow(Network) is not null)
            Report(Ids.NothingToSlide, network, "which is a sliding window itself; name the network that slides there");
        else if (Network.DeclaringSyntaxReferences.IsEmpty && !NetworkSymbols.Stages(Network).Any())
            Report(Ids.NothingToSlide, network, "whose stages cannot be read from its assembly; make them public there");
        if (NetworkSymbols.IsNetwork(type))
            Report(Ids.SlidesAndHasStages, network, "the attribute Network");
        if (NetworkSymbols.Stages(type).FirstOrDefault() is { } stage)
            Report(Ids.SlidesAndHasStages, network, $"the field '{stage.Name}'");
    }

    private void Report(string id, string network, string what) =>
        problems.Add(new Problem(id, Place.SlidingWindow(), type.Name, network, what));
}
