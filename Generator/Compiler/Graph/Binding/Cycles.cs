using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Tells a stage that merely stands too far down from one that waits for its own reader.</summary>
internal static class Cycles
{
    /// <summary>
    /// The way from <paramref name="reader"/> over <paramref name="target"/>, which it names, back to itself; null where there is none.
    /// </summary>
    public static IReadOnlyList<string>? Path(EquatableArray<StageSpec> stages, int reader, int target)
    {
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        for (int i = stages.Count - 1; i >= 0; i--)
            indices[stages[i].Name] = i;

        int[] cameFrom = Enumerable.Repeat(-1, stages.Count).ToArray();
        Queue<int> open = new();
        open.Enqueue(target);
        cameFrom[target] = reader;
        while (open.Count > 0)
        {
            int stage = open.Dequeue();
            if (stage == reader)
                return Trace(stages, cameFrom, reader);
            foreach (int source in Sources(stages, indices, stage))
            {
                if (cameFrom[source] >= 0)
                    continue;
                cameFrom[source] = stage;
                open.Enqueue(source);
            }
        }
        return null;
    }

    private static List<string> Trace(EquatableArray<StageSpec> stages, int[] cameFrom, int reader)
    {
        List<string> path = [stages[reader].Name];
        int stage = reader;
        do
        {
            stage = cameFrom[stage];
            path.Insert(0, stages[stage].Name);
        }
        while (stage != reader);
        return path;
    }

    /// <summary>
    /// What a stage reads: the stages that it names. Where its first operation names none, or joins one name, it also reads the stage
    /// above.
    /// </summary>
    public static IEnumerable<int> Sources(
        EquatableArray<StageSpec> stages, Dictionary<string, int> indices, int stage, bool withLosses = true)
    {
        bool readsAbove = stage > 0, isNext = true;
        foreach (OperationSpec operation in stages[stage].Operations)
        {
            readsAbove &= operation.Name != "Input";
            OperationBinder? binder = OperationBinder.Find(operation.Name);

            // Only the first operation that computes something can name what it reads; a setting before it changes nothing.
            bool isFirst = isNext && binder is not (SettingBinder or OutputBinder or LossBinder);
            isNext &= !isFirst;
            string[] namesStages = binder is LossBinder && !withLosses ? [] : binder?.StageArguments ?? [];
            IEnumerable<Argument> naming = operation.Arguments
                .Where(argument => argument.Name == "From" || namesStages.Contains(argument.Name));
            foreach (Argument argument in naming)
            {
                if (argument.Value is TextValue { Value: { } name })
                {
                    readsAbove &= !isFirst || argument.Name != "From";
                    if (indices.TryGetValue(name, out int source))
                        yield return source;
                }
                else if (argument.Value is TextListValue { Values: var names })
                {
                    readsAbove &= !isFirst || names.Count < 2;
                    foreach (TextItem item in names)
                        if (item.Value is not null && indices.TryGetValue(item.Value, out int source))
                            yield return source;
                }
            }
        }
        if (readsAbove)
            yield return stage - 1;
    }
}
