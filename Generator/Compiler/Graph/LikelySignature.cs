using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph;

/// <summary>What a wrong network would probably take and give once it is mended.</summary>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="Gradients">The parameters of the gradients of inputs.</param>
/// <param name="Outputs">The names of its outputs.</param>
/// <param name="Targets">The parameters of its losses, with the type of their elements.</param>
/// <param name="Functions">The parameters of functions that score a mini-batch.</param>
internal sealed record LikelySignature(
    List<string> Inputs, List<string> Gradients, List<string> Outputs, List<(string Name, string Type)> Targets, List<string> Functions)
{
    public static LikelySignature Of(NetworkSpec spec)
    {
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        for (int i = spec.Stages.Count - 1; i >= 0; i--)
            indices[spec.Stages[i].Name] = i;
        HashSet<int> read = new(Enumerable.Range(0, spec.Stages.Count)
            .SelectMany(stage => Cycles.Sources(spec.Stages, indices, stage, withLosses: false)));

        List<string> inputs = [], gradients = [], outputs = [], functions = [];
        List<(string, string)> targets = [];
        HashSet<string> taken = new(StringComparer.Ordinal) { "count" };
        for (int i = 0; i < spec.Stages.Count; i++)
        {
            StageSpec stage = spec.Stages[i];
            if (stage.Operations.FirstOrDefault(operation => operation.Name == "Input") is { } input)
            {
                inputs.Add(Unused(taken, stage.Name, ""));
                if (input.Arguments.Any(argument => argument is { Name: "Gradient", Value: BooleanValue { Value: true } }))
                    gradients.Add(Unused(taken, stage.Name, "Gradient"));
            }
            else if (!read.Contains(i) || stage.Operations.Any(operation => operation.Name == "Output"))
                outputs.Add(Unused(taken, stage.Name, ""));
        }
        HashSet<string> targetNames = new(inputs, StringComparer.Ordinal) { "count" };
        foreach (StageSpec stage in spec.Stages)
            foreach (OperationSpec operation in stage.Operations)
            {
                if (OperationBinder.Find(operation.Name) is not LossBinder loss)
                    continue;
                if (loss.TakesFunction)
                    functions.Add(Unused(targetNames, stage.Name, "Loss"));
                else if (loss.Targets != TargetKind.None)
                    targets.Add((Unused(targetNames, stage.Name, "Target"), loss.Targets == TargetKind.Class ? "int" : "float"));
            }

        return new LikelySignature(inputs, gradients, outputs, targets, functions);
    }

    private static string Unused(HashSet<string> taken, string name, string suffix)
    {
        string candidate = name;
        for (int i = 2; !taken.Add(candidate); i++)
            candidate = $"{name}{suffix}{BindingContext.Text(i)}";
        return candidate;
    }
}
