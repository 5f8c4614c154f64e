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
        var placeOf = new Dictionary<DeclaredOperation, int>();   // that of its stage
        foreach (DeclaredOperation operation in graph.Operations)
        {
            int place = Extended(operation) ?? stages.Count;
            if (place == stages.Count)
                stages.Add(new DeclaredStage());
            stages[place].Operations.Add(operation);
            placeOf.Add(operation, place);
        }

        return stages;

        // The place of the stage at whose end the operation can stand.
        int? Extended(DeclaredOperation operation)
        {
            IEnumerable<DeclaredOperation> before = operation.Place switch
            {
                OperationPlace.Behind => operation.Inputs.Take(1),
                OperationPlace.Joining => operation.Inputs.Take(operation.Attribute is "Subtract" or "Divide" or "Residual" ? 1 : 2),
                _ => [],
            };
            return before
                .Where(input => input.Place != OperationPlace.Alone && readers[input] == 1 && !graph.IsOutput(input))
                .Select(input => placeOf[input])
                .Where(place => operation.Inputs.All(input => input == stages[place].Last || placeOf[input] < place))
                .Max(place => (int?)place);
        }
    }
}
