using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Unroll;

/// <summary>What a checkpoint remembers of things that it does not hold itself, to recognize them: data sets and declarations of
/// networks.</summary>
internal static class Fingerprint
{
    /// <summary>The number of samples and 64 bits of all that they have, in their order.</summary>
    public static string Of(DataSet set)
    {
        var hash = new XxHash64();
        for (int input = 0; input < set.InputCount; input++)
        {
            for (int sample = 0; sample < set.Count; sample++)
                hash.Add(MemoryMarshal.AsBytes(set.Input(sample, input)));
        }

        for (int target = 0; target < set.TargetCount; target++)
        {
            for (int sample = 0; sample < set.Count; sample++)
                AddTarget(hash, set, sample, target);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{set.Count} samples with the contents {hash.Value:x16}");
    }

    /// <summary>The name of a network and 64 bits of all that decides what its training computes.</summary>
    public static string Of(NetworkDescription network)
    {
        var text = new StringBuilder();
        foreach (OperationDescription operation in network.Operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{operation.Kind} {operation.Stage} {operation.Shape}");
            foreach (int input in operation.Inputs)
                text.Append(CultureInfo.InvariantCulture, $" {input}");
            foreach (OperationSetting setting in operation.Settings)
                text.Append(CultureInfo.InvariantCulture, $" {setting.Name} {setting.Value}");
            text.Append(' ').AppendJoin(' ', operation.Parameters).Append('\n');
        }

        foreach (LossDescription loss in network.Losses.Concat(network.AuxiliaryLosses))
        {
            text.Append(CultureInfo.InvariantCulture, $"{loss.Name} {loss.Kind} {loss.Length} {loss.Weight}");
            if (loss.Targets == TargetKind.Boxes)
                text.Append(CultureInfo.InvariantCulture, $" of {loss.Boxes} boxes, {loss.BoxClasses} classes");
            if (loss.Targets == TargetKind.Probabilities)
                text.Append(" of probabilities");
            if (loss.IgnoredLabel is { } ignored)
                text.Append(CultureInfo.InvariantCulture, $" without {ignored}");
            foreach (float weight in loss.ClassWeights)
                text.Append(CultureInfo.InvariantCulture, $" {weight}");
            text.Append('\n');
        }

        foreach (ParameterDescription parameter in network.Parameters)
        {
            string shape = ShapeText.Of(parameter.Shape);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{parameter.Name} {shape} {parameter.Offset} {parameter.L1} {parameter.L2} {parameter.Frozen} {parameter.Momentum}\n");
        }

        text.Append(network.Memory);   // shards and micro-batches cut the sums, and every algorithm has buffers of its own sizes
        var hash = new XxHash64();
        hash.Add(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Create(CultureInfo.InvariantCulture, $"{network.Name}, declared as {hash.Value:x16}");
    }

    private static void AddTarget(XxHash64 hash, DataSet set, int sample, int target)
    {
        if (set.HasLabels(target))
        {
            int label = set.Label(sample, target);
            hash.Add(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in label)));
        }
        else
        {
            hash.Add(MemoryMarshal.AsBytes(set.Target(sample, target)));
        }
    }
}
