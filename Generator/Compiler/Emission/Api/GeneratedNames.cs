using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>The names in a network's generated code.</summary>
internal sealed class GeneratedNames
{
    private readonly Dictionary<Kernel, (string Method, string Stage)> kernels = [];
    private readonly HashSet<string> methods = new(StringComparer.Ordinal);

    public GeneratedNames(NetworkClass network, Plan plan)
    {
        // A namespace of its own, in which no name of the user's can stand before those of the framework.
        Namespace = "Unroll.Generated." + string.Join("_", network.FullName.Split('.').Select(part => "N" + part.Replace("_", "__")));
        Inputs = plan.Outline.Inputs.Select(input => input.Name).ToArray();
        Outputs = plan.Outline.Outputs.Select(output => output.Name).ToArray();
        Losses = plan.Outline.Losses.Select(loss => loss.Name).ToArray();
        InputGradients = plan.Outline.Inputs.Select(input => input.Gradient).OfType<string>().ToArray();
        Functions = plan.Outline.Losses.Select(loss => loss.Function).OfType<string>().ToArray();
        Count = NewName("count", [.. Inputs, .. Outputs, .. Losses, .. InputGradients, .. Functions]);

        NameMethods(plan.Prediction.Calls, "");
        if (plan.PredictionBatch is { } batch)
            NameMethods(batch.Calls, "_Batch");
        if (plan.Training is not { } training)
            return;
        NameMethods(training.Forward, "_Training");
        NameMethods(training.Backward, "_Backward");
    }

    public string Namespace { get; }

    /// <summary>The parameters of the generated methods, named after the stages, not escaped.</summary>
    public string[] Inputs { get; }

    public string[] Outputs { get; }

    public string[] Losses { get; }

    /// <summary>The parameters that receive the gradients of inputs.</summary>
    public string[] InputGradients { get; }

    /// <summary>The parameters for functions that score a mini-batch.</summary>
    public string[] Functions { get; }

    /// <summary>The parameter that says how many samples.</summary>
    public string Count { get; }

    /// <summary>The name of a local variable beside the parameters.</summary>
    public string Local(string name)
    {
        while (name == Count || new[] { Inputs, Outputs, Losses, InputGradients, Functions }.Any(names => names.Contains(name)))
            name = "_" + name;
        return name;
    }

    public string MethodOf(Kernel kernel) => kernels[kernel].Method;

    /// <summary>The kernels in order, by the stage for which each was made first.</summary>
    public IEnumerable<IGrouping<string, Kernel>> ByStage => kernels.GroupBy(pair => pair.Value.Stage, pair => pair.Key);

    /// <summary>Names the kernels that a program is the first to call.</summary>
    /// <param name="calls">The program.</param>
    /// <param name="program">What tells its kernels from those of the same name that were there before.</param>
    private void NameMethods(IEnumerable<KernelCall> calls, string program)
    {
        foreach (KernelCall call in calls)
            Add(call.Kernel, call.Name, call.Stage);

        void Add(Kernel kernel, string computed, string stage)
        {
            if (kernels.ContainsKey(kernel))
                return;
            string name = $"{computed}_{Identifier(stage)}";
            string method = name;
            if (methods.Contains(method))
                method = name += program;
            for (int i = 2; !methods.Add(method); i++)
                method = $"{name}_{CodeWriter.Number(i)}";
            kernels.Add(kernel, (method, stage));
            foreach (Kernel part in kernel.Parts)
                Add(part, part.PartName, stage);
        }
    }

    private static string NewName(string name, string[] taken) =>
        taken.Contains(name) ? NewName("sample" + char.ToUpperInvariant(name[0]) + name.Substring(1), taken) : name;

    /// <summary>
    /// The letters and digits of a stage's name and of the blocks around it; the others are left out, and the caller makes names unlike.
    /// </summary>
    private static string Identifier(string stage) =>
        new(stage.Where(letter => letter is < (char)128 && (char.IsLetterOrDigit(letter) || letter == '.'))
            .Select(letter => letter == '.' ? '_' : letter).ToArray());
}
