using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>The stages that know one another by name: those of the network, or those of a block in one of its uses.</summary>
internal sealed class StageScope
{
    private readonly Dictionary<string, StageBuilder> finished = new(StringComparer.Ordinal);

    private readonly StageScope? outer;
    private readonly Place use;

    private StageScope(EquatableArray<StageSpec> stages, StageScope? outer = null, Place use = default) =>
        (Stages, this.outer, this.use) = (stages, outer, use);

    public EquatableArray<StageSpec> Stages { get; }

    /// <summary>The block; null for the network.</summary>
    public BlockSpec? Block { get; private init; }

    /// <summary>The stage that uses the block.</summary>
    public StageBuilder? Around { get; private init; }

    /// <summary>The value that the block is given.</summary>
    public BoundValue Input { get; private init; }

    /// <summary>What Arg.A and so on stand for.</summary>
    public EquatableArray<int> Arguments { get; private init; }

    /// <summary>The start of the names of its stages: "inception3a."; empty for the network.</summary>
    public string Path { get; private init; } = "";

    /// <summary>The start of the names of its parameters: <see cref="Path"/> or, where they are shared, that of their owner.</summary>
    public string ParameterPrefix { get; private init; } = "";

    /// <summary>Whether its parameters are those of another use of the block.</summary>
    public bool IsShared => ParameterPrefix != Path;

    /// <summary>Whether its convolutions sum the products of their definition, unless they say otherwise.</summary>
    public bool IsExact { get; private init; }

    /// <summary>How many blocks lie around it.</summary>
    public int Depth => outer is null ? 0 : outer.Depth + 1;

    /// <summary>The stage that was finished last.</summary>
    public StageBuilder? Last { get; private set; }

    public static StageScope OfNetwork(NetworkSpec spec) => new(spec.Stages) { IsExact = spec.IsExact };

    /// <summary>The stages of a block in one of its uses.</summary>
    /// <param name="outer">The scope of the stage that uses it.</param>
    /// <param name="use">The attribute there.</param>
    /// <param name="block">The block.</param>
    /// <param name="around">The stage that uses it.</param>
    /// <param name="input">The value that it is given.</param>
    /// <param name="arguments">What Arg.A and so on stand for.</param>
    /// <param name="name">The start of the names of its stages, within the outer scope: "inception3a.".</param>
    /// <param name="owner">The same of the use that owns its parameters.</param>
    /// <param name="isExact">Whether its convolutions sum the products of their definition, unless they say otherwise.</param>
    public static StageScope OfBlock(
        StageScope outer,
        Place use,
        BlockSpec block,
        StageBuilder around,
        BoundValue input,
        EquatableArray<int> arguments,
        string name,
        string owner,
        bool isExact) => new(block.Stages, outer, use)
    {
        Block = block,
        Around = around,
        Input = input,
        Arguments = arguments,
        Path = outer.Path + name,
        ParameterPrefix = outer.ParameterPrefix + owner,
        IsExact = isExact,
    };

    /// <summary>The stages of a block by itself, whose input and numbers are unknown.</summary>
    /// <param name="block">The block.</param>
    /// <param name="around">A stage that stands for those that use it.</param>
    public static StageScope OfOpenBlock(BlockSpec block, StageBuilder around) => new(block.Stages)
    {
        Block = block,
        Around = around,
        Input = BoundValue.Unknown,
    };

    public StageBuilder? Find(string name) => finished.TryGetValue(name, out StageBuilder? stage) ? stage : null;

    public void Finish(string name, StageBuilder stage)
    {
        finished[name] = stage;
        Last = stage;
    }

    /// <summary>
    /// A problem at a place of this scope. In a block it is reported where the network uses the block, with the place inside besides. If
    /// the number there is what is wrong, it is reported at that very number.
    /// </summary>
    public Problem ProblemAt(string id, Place place, IEnumerable<string> arguments)
    {
        if (outer is null || place.Stage < 0)
            return new Problem(id, place, new EquatableArray<string>(arguments));
        Place outside = GivenBy(place) is { } given ? use with { Argument = "arguments", Element = given } : use;
        Problem problem = outer.ProblemAt(id, outside, arguments);
        return problem with { Inside = new EquatableArray<BlockPlace>(problem.Inside.Append(new BlockPlace(Block!.MetadataName, place))) };
    }

    /// <summary>The argument of the block that a place's own argument stands for; null where it is a number of the block's own.</summary>
    private int? GivenBy(Place place)
    {
        if (place.Argument is null || place.Operation < 0)
            return null;
        ArgumentValue? value = Stages[place.Stage].Operations[place.Operation].Arguments
            .FirstOrDefault(argument => argument.Name == place.Argument)
            ?.Value;
        return value is null ? null : BlockArguments.Of(value).ElementAtOrDefault(place.Element);
    }
}
