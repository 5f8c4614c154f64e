using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Turns a network's plan into C#: its API, one file for each stage and path with its kernels, and what calls them.</summary>
internal static class NetworkEmitter
{
    /// <summary>Writes the files.</summary>
    /// <param name="network">The class that they continue.</param>
    /// <param name="plan">What they compute.</param>
    /// <param name="cancellation">Ends the writing, by an exception, once its result is no longer wanted.</param>
    public static IReadOnlyList<(string HintName, string Source, bool IsApi)> Emit(
        NetworkClass network, Plan plan, CancellationToken cancellation = default)
    {
        var names = new GeneratedNames(network, plan);
        var files = new List<(string HintName, string Source, bool IsApi)>
        {
            ($"{network.FullName}.g.cs", ApiWriter.Write(network, plan, names), true),
        };
        Add("Description", "The description", code => DescriptionWriter.Write(network, plan, code));
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
                    ProgramWriter.WritePrediction(plan, names, isa, code);
                    ProgramWriter.WriteTraining(plan, names, isa, code);
                    code.Line();
                    MaskWriter.Write(isa, code);
                });
            }, isa);
            foreach (IGrouping<string, Kernel> stage in names.ByStage)
                Add(
                    $"{stage.Key}.{isa.Name}",
                    $"The {isa.Name} kernels of the stage {stage.Key}",
                    code => WriteKernels(isa, stage, names, code),
                    isa);
        }

        return files;

        void Add(string part, string subject, Action<CodeWriter> body, Isa? isa = null)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(($"{network.FullName}.{part}.g.cs", GeneratedSource.File(network, names, subject, isa, body), false));
        }
    }

    private static void WriteKernels(
        Isa isa, IEnumerable<Kernel> kernels, GeneratedNames names, CodeWriter code) => WriteClass(isa, code, () =>
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

    // The class is all that the file has, so its members are not indented: straight-line code has many lines.
    private static void WriteClass(Isa isa, CodeWriter code, Action body)
    {
        code.Line($"internal static partial class {isa.Name}");
        code.Line("{");
        body();
        code.Line("}");
    }
}
