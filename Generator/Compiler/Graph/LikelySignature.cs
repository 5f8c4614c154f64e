using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph;

/// <summary>What a wrong network would probably take and give once it is mended.</summary>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="Outputs">The names of the stages that nothing reads.</param>
/// <param name="Targets">The parameters of its losses, with the type of their elements.</param>
internal sealed record LikelySignature(List<string> Inputs, List<string> Outputs, List<(string Name, string Type)> Targets)
{
    public static LikelySignature Of(NetworkSpec spec)
    {
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        for (int i = spec.Stages.Count - 1; i >= 0; i--)
            indices[spec.Stages[i].Name] = i;
        HashSet<int> read = new(Enumerable.Range(0, spec.Stages.Count).SelectMany(stage => Cycles.Sources(spec.Stages, indices, stage)));

        List<string> inputs = [], outputs = [];
        List<(string, string)> targets = [];
        HashSet<string> taken = new(StringComparer.Ordinal) { "count" };
        for (int i = 0; i < spec.Stages.Count; i++)
        {
            StageSpec stage = spec.Stages[i];
            if (stage.Operations.Any(operation => operation.Name == "Input"))
                inputs.Add(Unused(taken, stage.Name, ""));
            else if (!read.Contains(i))
                outputs.Add(Unused(taken, stage.Name, ""));
        }
        HashSet<string> targetNames = new(inputs, StringComparer.Ordinal) { "count" };
        foreach (StageSpec stage in spec.Stages)
            foreach (OperationSpec operation in stage.Operations)
                if (OperationBinder.Find(operation.Name) is LossBinder loss)
                    targets.Add((Unused(targetNames, stage.Name, "Target"), loss.TakesLabels ? "int" : "float"));
        return new LikelySignature(inputs, outputs, targets);
    }

    private static string Unused(HashSet<string> taken, string name, string suffix)
    {
        string candidate = name;
        for (int i = 2; !taken.Add(candidate); i++)
            candidate = $"{name}{suffix}{BindingContext.Text(i)}";
        return candidate;
    }
}
