using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the network's description: stages, operations, shapes, losses, parameters and memory as literals.</summary>
internal static class DescriptionWriter
{
    public static void Write(NetworkClass network, Plan plan, CodeWriter code)
    {
        NetworkOutline outline = plan.Outline;
        code.Line(GeneratedSource.Attribute);
        using (code.Block("internal static class Declaration"))
        {
            code.Line("internal static readonly global::Unroll.NetworkDescription Description = new global::Unroll.NetworkDescription(");
            using (code.Indent())
            {
                code.Line($"name: {CodeWriter.Text(network.Name)},");
                PredictedTime[] times = PredictedTime.AllOf(plan);
                List("stages", "StageDescription", outline.Stages.Select(stage => Stage(stage, times)), code);
                List("inputs", "ValueDescription", outline.Inputs.Select(Value), code);
                List("outputs", "ValueDescription", outline.Outputs.Select(Value), code);
                List("losses", "LossDescription", outline.Losses.Select(Loss), code);
                List("parameters", "ParameterDescription", outline.Parameters.Select(Parameter), code);
                code.Wrapped("memory: new global::Unroll.MemoryDescription(", Memory(plan), "),");
                code.Line(outline.AuxiliaryLosses.Count == 0 ? "operations: Operations);" : "operations: Operations,");
                if (outline.AuxiliaryLosses.Count > 0)
                    List("auxiliaryLosses", "LossDescription", outline.AuxiliaryLosses.Select(Loss), code, ");");
            }

            code.Line();
            OperationsWriter.Write(outline, code);
            code.Line();
            code.Line("private static global::System.Collections.Immutable.ImmutableArray<int> Extents(params int[] extents) =>");
            code.Line("\tglobal::System.Collections.Immutable.ImmutableArray.Create(extents);");
        }
    }

    private static void List(string name, string type, IEnumerable<IEnumerable<string>> items, CodeWriter code, string end = ",") =>
        List(name, type, items.Select(arguments => (arguments, Enumerable.Empty<string>())), code, end);

    /// <summary>A list of objects, each by the arguments of its constructor and what is set behind them.</summary>
    private static void List(
        string name,
        string type,
        IEnumerable<(IEnumerable<string> Arguments, IEnumerable<string> Set)> items,
        CodeWriter code,
        string end = ",")
    {
        code.Line($"{name}: new global::Unroll.{type}[]");
        using (code.List("}" + end))
        {
            foreach ((IEnumerable<string> arguments, IEnumerable<string> set) in items)
            {
                string properties = string.Join(", ", set);
                code.Wrapped("new(", arguments, properties.Length == 0 ? ")," : $") {{ {properties} }},");
            }
        }
    }

    private static IEnumerable<string> Stage(OutlinedStage stage, PredictedTime[] times)
    {
        yield return CodeWriter.Text(stage.Name);
        yield return CodeWriter.Text(stage.Text);
        yield return CodeWriter.Text(stage.Shape.ToString());
        yield return Invariant($"ParameterCount: {stage.Parameters}");
        yield return Invariant($"MultiplyAdds: {stage.MultiplyAdds}L");
        foreach (PredictedTime time in times)
        {
            string name = time.Registers == RegisterFile.Avx512 ? "CyclesAvx512" : "CyclesAvx2";
            if (time.OfStages.TryGetValue(stage.Name, out double cycles))
                yield return Invariant($"{name}: {Math.Round(cycles):F0}L");
        }
    }

    private static (IEnumerable<string>, IEnumerable<string>) Value(OutlinedValue value) => (
        [
            CodeWriter.Text(value.Name),
            Invariant($"Height: {value.Shape.Height}"),
            Invariant($"Width: {value.Shape.Width}"),
            Invariant($"Channels: {value.Shape.Channels}"),
        ],
        value.Gradient is null ? [] : ["HasGradient = true"]);

    private static (IEnumerable<string>, IEnumerable<string>) Loss(OutlinedLoss loss) => (
        [
            CodeWriter.Text(loss.Name), CodeWriter.Text(loss.Kind), Invariant($"Length: {loss.Shape.Length}"),
            $"global::Unroll.TargetKind.{loss.Targets}", $"Weight: {CodeWriter.Number(loss.Weight)}",
            Invariant($"Operation: {loss.Operation}"),
        ],
        Properties(loss));

    private static IEnumerable<string> Properties(OutlinedLoss loss)
    {
        if (loss.ClassWeights.Count > 0)
            yield return $"ClassWeights = new float[] {{ {string.Join(", ", loss.ClassWeights.Select(CodeWriter.Number))} }}";
        if (loss.IgnoredLabel is { } ignored)
            yield return $"IgnoredLabel = {CodeWriter.Number(ignored)}";
        if (loss.Boxes > 0)
        {
            yield return $"Boxes = {CodeWriter.Number(loss.Boxes)}";
            yield return $"BoxClasses = {CodeWriter.Number(loss.BoxClasses)}";
        }

        if (loss.ScoresMiniBatch)
            yield return "ScoresMiniBatch = true";
        if (loss.Function is not null)
            yield return "TakesFunction = true";
        if (loss.TargetsOf is { } proper)
            yield return $"TargetsOf = {CodeWriter.Number(proper)}";
    }

    private static IEnumerable<string> Parameter(OutlinedParameter outlined)
    {
        var parameter = outlined.Placed.Parameter;
        string shape = string.Join(", ", parameter.Dimensions.Select(CodeWriter.Number));
        yield return CodeWriter.Text(parameter.Name);
        yield return $"Shape: Extents({shape})";
        yield return Invariant($"Offset: {outlined.Placed.Offset}");
        yield return $"global::Unroll.Initializer.{parameter.Initializer}";
        yield return $"InitialValue: {CodeWriter.Number(parameter.InitialValue)}";
        yield return Invariant($"FanIn: {parameter.FanIn}");
        yield return Invariant($"FanOut: {parameter.FanOut}");
        yield return $"L1: {CodeWriter.Number(parameter.L1)}";
        yield return $"L2: {CodeWriter.Number(parameter.L2)}";
        yield return $"Frozen: {CodeWriter.Truth(parameter.Frozen)}";
        if (parameter.Statistic)
            yield return $"Momentum: {CodeWriter.Number(outlined.Momentum)}";
    }

    private static IEnumerable<string> Memory(Plan plan)
    {
        yield return Invariant($"Parameters: {plan.Parameters.Length}");
        yield return Invariant($"Learnable: {plan.Parameters.LearnableLength}");
        yield return Invariant($"PackedForward: {plan.Forward.Length + plan.Forward.ScratchLength}");
        yield return Invariant($"PackedBackward: {plan.Backward.Length + plan.Backward.ScratchLength}");
        yield return Invariant($"Prediction: {plan.Prediction.ArenaLength}");
        yield return Invariant($"Training: {plan.Training?.ArenaLength ?? 0}");
        yield return Invariant($"MicroBatch: {plan.Training?.MicroBatch ?? 1}");
        yield return Invariant($"Shards: {plan.Shards}");
        yield return Invariant($"PredictionBatch: {plan.PredictionBatch?.ArenaLength ?? 0}");
        yield return Invariant($"PredictionMicroBatch: {plan.PredictionBatch?.Samples ?? 1}");
        yield return Invariant($"Phases: {plan.Phases.Count}");
        yield return Invariant($"Statistics: {plan.Parameters.StatisticsLength}");
        yield return Invariant($"PackedFolded: {(plan.Folded == plan.Forward ? 0 : plan.Folded.Length + plan.Folded.ScratchLength)}");
        if (plan.Training is { LeastSamples: > 1 and var least })
            yield return Invariant($"LeastSamples: {least}");
    }
}
