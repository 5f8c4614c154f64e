using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Parsing;

/// <summary>Reads the stages of a class and, where they use blocks, those of the blocks. One a network: each block is read once.</summary>
internal sealed class StageParser(CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, int> known = new(SymbolEqualityComparer.Default);
    private readonly List<BlockSpec> blocks = [];
    private readonly List<INamedTypeSymbol> open = [];

    /// <summary>Whether an error in an attribute is already reported, by the compiler itself or as an attribute of another
    /// library.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The blocks that were read.</summary>
    public EquatableArray<BlockSpec> Blocks => new(blocks);

    /// <summary>Reads a block by itself, which is the last of the blocks then.</summary>
    public void ParseBlock(INamedTypeSymbol block) => BlockOf(block);

    /// <summary>The stages of a class, top to bottom.</summary>
    public EquatableArray<StageSpec> Parse(INamedTypeSymbol type)
    {
        open.Add(type);
        List<StageSpec> stages = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ISymbol field in NetworkSymbols.Stages(type))
        {
            cancellation.ThrowIfCancellationRequested();
            if (field.Name.Length == 0)
            {
                // While somebody types, its name is missing.
                IsBroken = true;
                continue;
            }

            IsBroken |= !names.Add(field.Name)
                || NetworkSymbols.TypeOf(field) is null or { TypeKind: TypeKind.Error }
                || field.GetAttributes().Any(attribute =>
                    attribute.AttributeClass is null or { TypeKind: TypeKind.Error } || NetworkSymbols.IsOfClasses(attribute)
                    || NetworkSymbols.HidesOperation(field, attribute))
                || NetworkSymbols.HasDoubledAttribute(field);
            stages.Add(new StageSpec(field.Name, new EquatableArray<OperationSpec>(ParseOperations(field))));
        }

        open.RemoveAt(open.Count - 1);
        return new EquatableArray<StageSpec>(stages);
    }

    private List<OperationSpec> ParseOperations(ISymbol field)
    {
        List<OperationSpec> operations = [];
        foreach (AttributeData attribute in NetworkSymbols.Operations(field))
        {
            if (OperationParser.Parse(attribute, cancellation) is not { } operation)
                IsBroken = true;
            else if (attribute.AttributeClass is not { IsGenericType: true, TypeArguments: [var block] })
                operations.Add(operation);
            else if (block is INamedTypeSymbol { TypeKind: not TypeKind.Error, IsValueType: false, IsStatic: false } named)
                operations.Add(operation with { Block = BlockOf(named) });
            else if (block is IArrayTypeSymbol)
                operations.Add(operation with { Block = NoBlock(block.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)) });
            else
                IsBroken = true;
        }

        return operations;
    }

    private int BlockOf(INamedTypeSymbol type)
    {
        if (known.TryGetValue(type, out int place))
            return place;
        bool isForeign = type.DeclaringSyntaxReferences.IsEmpty;
        if (!NetworkSymbols.IsBlock(type))
            return NoBlock(type.Name, !isForeign && !NetworkSymbols.IsGenerated(type) && NetworkSymbols.Stages(type).Any());
        string metadataName = NetworkSymbols.MetadataNameOf(type);
        int start = open.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, type));
        if (start >= 0)
        {
            string circle = string.Join(" -> ", open.Skip(start).Append(type).Select(other => other.Name));
            return Add(new BlockSpec(type.Name, metadataName, default, true, circle) { IsForeign = isForeign });
        }

        // The network is open, too.
        if (open.Count > BlockSpec.DeepestNesting)
            return Add(new BlockSpec(type.Name, metadataName, default, true, null) { IsTooDeep = true });
        place = Add(new BlockSpec(type.Name, metadataName, Parse(type), true, null)
        {
            IsForeign = isForeign,
            Constants = new(new EquatableArray<NamedNumber>(ConstantsOf(type))),
        });
        known.Add(type, place);
        return place;
    }

    private static IEnumerable<NamedNumber> ConstantsOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field is { HasConstantValue: true, ConstantValue: int })
        .Select(field => new NamedNumber(field.Name, (int)field.ConstantValue!));

    private int NoBlock(string name, bool holdsStages = false) =>
        Add(new BlockSpec(name, "", default, IsDeclared: false, Cycle: null) { HoldsStages = holdsStages });

    private int Add(BlockSpec block)
    {
        blocks.Add(block);
        return blocks.Count - 1;
    }
}
