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

        bool IsAuxiliary(StageSpec stage) =>
            stage.Operations.Any(operation => operation.Arguments.Any(argument => argument.Name == "AuxiliaryTo"));
        bool IsInput(StageSpec stage) => stage.Operations.Any(operation => operation.Name == "Input");
        List<string> inputs = [.. spec.Stages.Where(IsInput).Select(stage => stage.Name)];
        List<string> outputs = [.. spec.Stages
            .Where((stage, index) => !IsInput(stage) && !IsAuxiliary(stage)
                && (!read.Contains(index) || stage.Operations.Any(operation => operation.Name == "Output")))
            .Select(stage => stage.Name)];

        // The names are those of a right network: those of losses are unlike the inputs and one another, and the others unlike all.
        (string Name, LossBinder Loss, TargetKind Targets)[] losses = [.. spec.Stages
            .Where(stage => !IsAuxiliary(stage))
            .SelectMany(stage => stage.Operations.Select(
                operation => (stage.Name, Loss: OperationBinder.Find(operation.Name) as LossBinder, Operation: operation)))
            .Where(loss => loss.Loss is not null)
            .Select(loss => (loss.Name, loss.Loss!, loss.Loss!.TargetsOf(loss.Operation)))];
        DistinctNames lossNames = new(inputs);
        string[] targets = [.. losses.Select(pair => lossNames.Take(pair.Name))];
        DistinctNames names = new([.. inputs, .. outputs, .. targets]);
        List<string> gradients = [.. spec.Stages.Where(WantsGradient).Select(stage => names.Take(stage.Name + "Gradient"))];
        List<string> functions = [.. losses.Where(pair => pair.Loss.TakesFunction).Select(pair => names.Take(pair.Name + "Loss"))];
        return new LikelySignature(
            inputs,
            gradients,
            outputs,
            [.. losses.Zip(targets, (pair, name) => (name, pair.Targets))
                .Where(target => target.Targets != TargetKind.None)
                .Select(target => (target.name, target.Targets is TargetKind.Class or TargetKind.Identity ? "int" : "float"))],
            functions);
    }

    private static bool WantsGradient(StageSpec stage) => stage.Operations.Any(operation => operation.Name == "Input"
        && operation.Arguments.Any(argument => argument is { Name: "Gradient", Value: BooleanValue { Value: true } }));
}
