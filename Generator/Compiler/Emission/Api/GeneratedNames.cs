using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>The names in a network's generated code.</summary>
internal sealed class GeneratedNames
{
    private readonly Dictionary<Kernel, (string Method, string Stage)> kernels = [];

    public GeneratedNames(NetworkSpec spec, Plan plan)
    {
        // A namespace of its own, in which no name of the user's can stand before those of the framework.
        Namespace = "Unroll.Generated." + string.Join("_", spec.FullName.Split('.').Select(part => "N" + part.Replace("_", "__")));
        Inputs = plan.Graph.Inputs.Select(input => plan.Graph.Stages[input.Stage].Name).ToArray();
        Outputs = plan.Graph.Stages.Where(stage => stage.IsOutput).Select(stage => stage.Name).ToArray();
        (Losses, AuxiliaryLosses) = NameLosses(plan.Graph);
        var taken = new HashSet<string>([.. Inputs, .. Outputs, .. Losses]);
        InputGradients = plan.Graph.Inputs.Where(NetworkGraph.WantsGradient).Select(input => Unused(plan.Graph.Stages[input.Stage].Name + "Gradient", taken)).ToArray();
        Functions = plan.Graph.ProperLosses.Where(loss => ((LossOperation)loss.Operation).TakesFunction)
            .Select(loss => Unused(plan.Graph.Stages[loss.Stage].Name.Replace('.', '_') + "Loss", taken)).ToArray();
        Count = NewName("count", [.. taken]);

        var methods = new HashSet<string>();
        IEnumerable<KernelCall> steps = plan.Prediction.Calls;
        if (plan.PredictionBatch is { } batch)
            steps = steps.Concat(batch.Calls);
        if (plan.Training is { } training)
            steps = steps.Concat(training.Forward).Concat(training.Backward);
        foreach (KernelCall step in steps)
            Add(step.Kernel, step.Stage);

        void Add(Kernel kernel, string stage)
        {
            if (kernels.ContainsKey(kernel))
                return;
            string name = $"{kernel.Name}_{Identifier(stage)}";
            string method = name;
            for (int i = 2; !methods.Add(method); i++)
                method = name + CodeWriter.Number(i);
            kernels.Add(kernel, (method, stage));
            foreach (Kernel part in kernel.Parts)
                Add(part, stage);
        }
    }

    public string Namespace { get; }

    /// <summary>The parameters of the generated methods, named after the stages, not escaped.</summary>
    public string[] Inputs { get; }

    public string[] Outputs { get; }

    public string[] Losses { get; }

    /// <summary>The names of the losses on auxiliary heads, which no method takes.</summary>
    public string[] AuxiliaryLosses { get; }

    /// <summary>The parameters that receive the gradients of inputs.</summary>
    public string[] InputGradients { get; }

    /// <summary>The parameters for functions that score a mini-batch.</summary>
    public string[] Functions { get; }

    /// <summary>The parameter that says how many samples.</summary>
    public string Count { get; }

    /// <summary>The name of a local variable beside the parameters.</summary>
    public string Local(string name)
    {
        while (name == Count || Inputs.Contains(name) || Outputs.Contains(name) || Losses.Contains(name) || InputGradients.Contains(name) || Functions.Contains(name))
            name = "_" + name;
        return name;
    }

    public string MethodOf(Kernel kernel) => kernels[kernel].Method;

    /// <summary>The kernels in order, by the stage for which each was made first.</summary>
    public IEnumerable<IGrouping<string, Kernel>> ByStage => kernels.GroupBy(pair => pair.Value.Stage, pair => pair.Key);

    private static (string[] Proper, string[] Auxiliary) NameLosses(NetworkGraph graph)
    {
        var taken = new HashSet<string>(graph.Inputs.Select(input => graph.Stages[input.Stage].Name));
        return (graph.ProperLosses.Select(Name).ToArray(), graph.AuxiliaryLosses.Select(Name).ToArray());

        string Name(Node loss)
        {
            string stage = graph.Stages[loss.Stage].Name.Replace('.', '_');
            return Unused(graph.Inputs.Any(input => input.Stage == loss.Stage) ? stage + "Target" : stage, taken);
        }
    }

    private static string Unused(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++)
            free = name + CodeWriter.Number(i);
        return free;
    }

    private static string NewName(string name, string[] taken) => taken.Contains(name) ? NewName("sample" + char.ToUpperInvariant(name[0]) + name.Substring(1), taken) : name;

    /// <summary>The letters and digits of a stage's name; the others are left out, and the caller makes names unlike.</summary>
    private static string Identifier(string stage) => new(stage.Where(letter => letter is < (char)128 && char.IsLetterOrDigit(letter)).ToArray());
}
