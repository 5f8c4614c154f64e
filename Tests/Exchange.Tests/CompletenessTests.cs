namespace Unroll.Exchange.Tests;

public sealed class CompletenessTests
{
    /// <summary>What a prediction makes of several operations that are declared; those are what is written.</summary>
    private static readonly string[] NeverDeclared = ["GatherOperation", "GatheredConvolutionOperation"];

    /// <summary>The operations of the language that have a value: every record of the compiler's but the losses.</summary>
    private static readonly string[] Kinds =
    [
        .. typeof(Generator.UnrollGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && Ancestors(type).Contains("Operation") && !Ancestors(type).Contains("LossOperation"))
            .Where(type => !NeverDeclared.Contains(type.Name))
            .Select(type => type.Name[..^"Operation".Length]),
    ];

    public static TheoryData<string> Operations() => [.. Kinds];

    [Fact]
    public void The_operations_of_the_language_are_found() => 
        Assert.Subset(Kinds.ToHashSet(), new HashSet<string> { "Input", "Convolution", "MaxPool", "Dense", "Relu", "Add" });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_of_the_language_can_be_written_and_is_compared(string kind)
    {
        Assert.Contains(kind, OperationNodes.Kinds());
        Assert.Contains(kind, Catalog.Networks.SelectMany(Describe).Select(operation => operation.Kind));
    }

    [Fact]
    public void Nothing_is_written_that_is_no_operation_of_the_language() =>
        Assert.Equal(Kinds.Append("Output").Order(StringComparer.Ordinal), OperationNodes.Kinds().Order(StringComparer.Ordinal));

    private static IReadOnlyList<OperationDescription> Describe(Type network)
    {
        using Network created = Comparison.Create(network);
        return created.Declaration.Operations;
    }

    private static IEnumerable<string> Ancestors(Type type)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Namespace == "Unroll.Generator.Graph")
                yield return ancestor.Name;
        }
    }
}
