using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Turns a network's graph into C#: the surface, one file for each stage and path with its kernels, and what calls them.</summary>
internal static class NetworkEmitter
{
    /// <summary>Writes the files.</summary>
    /// <param name="spec">What was declared.</param>
    /// <param name="graph">What it means.</param>
    /// <param name="forced">The algorithm of the prediction's convolutions, for measurements; null: the cheapest of each.</param>
    public static IReadOnlyList<(string HintName, string Source, bool IsApi)> Emit(NetworkSpec spec, NetworkGraph graph, ConvolutionAlgorithm? forced = null)
    {
        Plan plan = NetworkPlanner.Plan(graph, forced);
        var names = new GeneratedNames(spec, plan);
        var files = new List<(string HintName, string Source, bool IsApi)>
        {
            ($"{spec.FullName}.g.cs", ApiWriter.Write(spec, plan, names), true),
        };
        Add("Description", "The description", code => DescriptionWriter.Write(spec, plan, names, code));
        Add("Packing", "The packing of the weights", code => PackingWriter.Write(plan, code));
        Add("Dispatch", "The choice of the path", code => DispatchWriter.Write(plan, names, code));
        if (plan.Training is { } training)
            Add("Training", "The training", code => TrainingContextWriter.Write(training, code));
        foreach (Isa isa in Isa.All)
        {
            Add(isa.Name, $"The {isa.Name} programs", code =>
            {
                code.Line(GeneratedSource.Attribute);
                WriteClass(isa, code, () =>
                {
                    ProgramWriter.WritePrediction(plan, names, code);
                    ProgramWriter.WriteTraining(plan, names, code);
                });
            });
            foreach (IGrouping<string, Kernel> stage in names.ByStage)
                Add($"{stage.Key}.{isa.Name}", $"The {isa.Name} kernels of the stage {stage.Key}", code => WriteKernels(isa, stage, names, code), isa);
        }

        return files;

        void Add(string part, string subject, Action<CodeWriter> body, Isa? isa = null) =>
            files.Add(($"{spec.FullName}.{part}.g.cs", GeneratedSource.File(spec, names, subject, isa, body), false));
    }

    private static void WriteKernels(Isa isa, IEnumerable<Kernel> kernels, GeneratedNames names, CodeWriter code) => WriteClass(isa, code, () =>
    {
        bool first = true;
        foreach (Kernel kernel in kernels)
        {
            if (!first)
                code.Line();
            first = false;
            KernelEmitter.Write(kernel, names, isa, code);
        }
    });

    private static void WriteClass(Isa isa, CodeWriter code, Action body)
    {
        using (code.Block($"internal static partial class {isa.Name}"))
            body();
    }
}
