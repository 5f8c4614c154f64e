namespace Unroll.Operations.Tests.Reference;

/// <summary>Appends one stage to a network, operation by operation, and names its parameters.</summary>
internal sealed class StageBuilder(ReferenceNetwork network, StageScope scope, ReferenceStage stage)
{
    private readonly int firstParameter = network.Parameters.Count;

    /// <summary>By the part of the stage and the kind of their first parameter, the operations so far that have parameters.</summary>
    private readonly Dictionary<(string? Part, ParameterKind Kind), int> counts = [];
    private int current = -1;

    /// <summary>Appends everything.</summary>
    /// <returns>The node of the stage's value.</returns>
    public int Build()
    {
        foreach (StagePart part in stage.Parts)
            if (part is StageOperation operation)
                current = operation.AppendTo(this, InputsOf(operation));
            else if (part is ReferenceLoss loss)
                network.Losses.Add(new ScoredValue(scope.Path + stage.Name, loss, current, ExtentOf(current).Length));
        foreach (ReferenceModifier modifier in stage.Parts.OfType<ReferenceModifier>())
            foreach (ReferenceParameter parameter in network.Parameters.Skip(firstParameter))
                modifier.Apply(parameter);
        return current;
    }

    public Extent ExtentOf(int node) => network.Nodes[node].Extent;

    public ReferenceOperation? OperationAt(int node) => network.Nodes[node].Operation;

    /// <summary>
    /// Appends an operation; its parameters are named after the stage, or after a part of it that has parameters of its own.
    /// </summary>
    public int Append(ReferenceOperation operation, int[] inputs, string? part = null)
    {
        Extent extent = operation.Bind([.. inputs.Select(ExtentOf)]);
        network.Nodes.Add(new ReferenceNode(operation, inputs, extent));
        if (operation.Parameters.Length > 0)
            Name(operation, part, isShared: scope.Path != scope.Home || operation.SharedWith is not null);
        return network.Nodes.Count - 1;
    }

    /// <summary>Appends the stages of a block, whose parameters are those of its other use in <paramref name="sharedWith"/> if one is
    /// given.</summary>
    public int Expand(ReferenceStage[] stages, int input, string? sharedWith)
    {
        var inner = new StageScope($"{scope.Path}{stage.Name}.", $"{scope.Home}{sharedWith ?? stage.Name}.", input);
        int value = input;
        foreach (ReferenceStage declared in stages)
            value = network.Append(inner, declared);
        return value;
    }

    private int[] InputsOf(StageOperation operation)
    {
        IEnumerable<int> joined = operation.Joined.Select(name => network.Read(scope, name));
        return current >= 0 ? [current, .. joined]
            : operation.Joined.Count > 1 ? [.. joined]
            : [network.Read(scope, stage.From ?? scope.Above), .. joined];
    }

    /// <summary>Names the parameters: "stage.weights" of the first operation with such, "stage.weights2" of the second; in parts
    /// "stage.projection.weights" and "stage.projection2.weights". Those that are shared are the other stage's of the same name.</summary>
    private void Name(ReferenceOperation operation, string? part, bool isShared)
    {
        (string? Part, ParameterKind Kind) key = (part, operation.Parameters[0].Kind);
        int ordinal = counts[key] = counts.GetValueOrDefault(key) + 1;
        string number = ordinal == 1 ? "" : $"{ordinal}";
        for (int i = 0; i < operation.Parameters.Length; i++)
        {
            string tensor = operation.Parameters[i].Kind.ToString().ToLowerInvariant();
            string name =
                $"{scope.Home}{operation.SharedWith ?? stage.Name}.{(part is null ? tensor + number : $"{part}{number}.{tensor}")}";
            if (isShared)
            {
                ReferenceParameter owned = network.Parameters.Single(parameter => parameter.Name == name);
                if (operation is BatchNorm norm)
                    norm.Owner ??= Owner<BatchNorm>(owned);
                if (operation is SampleNorm ofSample)
                    ofSample.Owner ??= Owner<SampleNorm>(owned);
                operation.Parameters[i] = owned;
                continue;
            }
            operation.Parameters[i].Name = name;
            network.Parameters.Add(operation.Parameters[i]);
        }
    }

    private T Owner<T>(ReferenceParameter owned)
        where T : ReferenceOperation =>
        network.Nodes.Select(node => node.Operation).OfType<T>().First(owner => owner.Parameters.Contains(owned));
}
