namespace Unroll.Exchange.Import;

/// <summary>Puts operations into stages as a person would: what is done to the value of a convolution stands behind it.</summary>
internal static class StageArrangement
{
    /// <summary>The stages of a network, in an order in which each follows those it reads.</summary>
    public static List<DeclaredStage> Arrange(DeclaredGraph graph)
    {
        Dictionary<DeclaredOperation, int> readers = graph.Operations.SelectMany(operation => operation.Inputs)
            .GroupBy(input => input).ToDictionary(group => group.Key, group => group.Count());
        var stages = new List<DeclaredStage>();
        var stageOf = new Dictionary<DeclaredOperation, DeclaredStage>();
        foreach (DeclaredOperation operation in graph.Operations)
        {
            DeclaredStage? stage = Extended(operation);
            if (stage is null)
                stages.Add(stage = new DeclaredStage(stages.Count));
            stage.Operations.Add(operation);
            stageOf.Add(operation, stage);
        }

        return stages;

        // The stage at whose end the operation can stand.
        DeclaredStage? Extended(DeclaredOperation operation)
        {
            IEnumerable<DeclaredOperation> before = operation.Place switch
            {
                OperationPlace.Behind => operation.Inputs.Take(1),
                OperationPlace.Joining => operation.Inputs.Take(operation.Attribute is "Subtract" or "Divide" ? 1 : 2),
                _ => [],
            };
            return before
                .Where(input => input.Place != OperationPlace.Alone && readers[input] == 1 && !graph.IsOutput(input))
                .Select(input => stageOf[input])
                .Where(stage => operation.Inputs.All(input => input == stage.Last || stageOf[input].Index < stage.Index))
                .MaxBy(stage => stage.Index);
        }
    }
}
