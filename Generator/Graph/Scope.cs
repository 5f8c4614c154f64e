using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph;

/// <summary>The stages that know one another by name: those of the network, or those of a block in one of its uses.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, BuiltStage> finished = new(StringComparer.Ordinal);

    private Scope(EquatableArray<StageSpec> stages) => Stages = stages;

    public EquatableArray<StageSpec> Stages { get; }

    /// <summary>The block; null for the network.</summary>
    public BlockSpec? Block { get; private init; }

    /// <summary>The stage that uses the block.</summary>
    public BuiltStage? Around { get; private init; }

    /// <summary>The value that the block is given.</summary>
    public Value Input { get; private init; }

    /// <summary>What Arg.A and so on stand for.</summary>
    public EquatableArray<int> Arguments { get; private init; }

    /// <summary>The start of the names of its parameters: "inception3a." or, where they are shared, that of their owner.</summary>
    public string ParameterPrefix { get; private init; } = "";

    /// <summary>The attribute in the network that leads here, and the places within blocks on the way; null for the network itself.</summary>
    public Problem? Use { get; private init; }

    /// <summary>The stage that was finished last.</summary>
    public BuiltStage? Last { get; private set; }

    public static Scope OfNetwork(NetworkSpec spec) => new(spec.Stages);

    public static Scope OfBlock(BlockSpec block, BuiltStage around, Value input, EquatableArray<int> arguments, string parameterPrefix, Problem use) => new(block.Stages)
    {
        Block = block,
        Around = around,
        Input = input,
        Arguments = arguments,
        ParameterPrefix = parameterPrefix,
        Use = use,
    };

    public BuiltStage? Find(string name) => finished.TryGetValue(name, out BuiltStage? stage) ? stage : null;

    public void Finish(string name, BuiltStage stage)
    {
        finished[name] = stage;
        Last = stage;
    }

    /// <summary>
    /// A problem at a place of this scope. In a block it is reported where the network uses the block, at the very number there if that number is
    /// what is wrong, with the place inside besides.
    /// </summary>
    public Problem ProblemAt(string id, Place place, IEnumerable<string> arguments)
    {
        EquatableArray<string> texts = new(arguments);
        if (Use is null || place.Stage < 0)
            return new Problem(id, place, texts);
        Place outer = GivenBy(place) is { } given ? Use.Place with { Argument = "arguments", Element = given } : Use.Place;
        return new Problem(id, Use.Inside.Count == 0 ? outer : Use.Place, texts, new EquatableArray<BlockPlace>(Use.Inside.Append(new BlockPlace(Block!.MetadataName, place))));
    }

    /// <summary>The argument of the block that a place's own argument stands for; null where it is a number of the block's own.</summary>
    private int? GivenBy(Place place)
    {
        if (place.Argument is null || place.Operation < 0)
            return null;
        ArgumentValue? value = Stages[place.Stage].Operations[place.Operation].Arguments.FirstOrDefault(argument => argument.Name == place.Argument)?.Value;
        return value switch
        {
            IntegerValue { Value: var number } => BlockArguments.IndexOf(number),
            IntegerListValue { Values: var numbers } when place.Element < numbers.Count => BlockArguments.IndexOf(numbers[place.Element]),
            _ => null,
        };
    }
}
