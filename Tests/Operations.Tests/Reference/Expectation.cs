using System.Runtime.InteropServices;

namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// What is expected of a mini-batch. It takes longer to compute than all that is compared with it, so that other
/// processes read it from a file.
/// </summary>
/// <param name="Batch">The mini-batch.</param>
/// <param name="Outputs">By output, all samples one behind the other: what is predicted.</param>
/// <param name="Loss">What Evaluate returns.</param>
/// <param name="RegularizedLoss">What ComputeGradients returns.</param>
/// <param name="Gradients">By parameter; none where no loss is declared.</param>
/// <param name="Moved">By parameter, the values that a step of training leaves of running averages; none of others.</param>
internal sealed record Expectation(
    Minibatch Batch, Bounded[][] Outputs, Bounded Loss, Bounded RegularizedLoss, Bounded[][] Gradients, Bounded[][] Moved)
{
    /// <summary>Draws a mini-batch for a network and computes it.</summary>
    public static Expectation Draw(ReferenceNetwork network, int count, Numbers numbers)
    {
        Minibatch batch = Minibatch.DrawCertain(network, count, numbers);
        if (network.Losses.Count == 0)
        {
            ReferenceRun prediction = ReferenceRun.Evaluate(network, batch);
            return new(batch, prediction.Outputs, prediction.Loss, prediction.RegularizedLoss, [], []);
        }

        ReferenceRun step = ReferenceRun.Train(network, batch);
        ReferenceRun run = network.TrainsOtherwise ? ReferenceRun.Evaluate(network, batch) : step;
        return new(batch, run.Outputs, run.Loss, step.RegularizedLoss, step.Gradients, step.Moved);
    }

    /// <summary>Reads those that <see cref="Write"/> wrote.</summary>
    public static Expectation[] Read(string path)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        var expected = new Expectation[file.ReadInt32()];
        for (int i = 0; i < expected.Length; i++)
            expected[i] = new(
                new Minibatch(file.ReadInt32(), ReadAll<float>(file), ReadAll<float>(file)),
                ReadAll<Bounded>(file), Read<Bounded>(file)[0], Read<Bounded>(file)[0], ReadAll<Bounded>(file), ReadAll<Bounded>(file));
        return expected;
    }

    /// <summary>Writes some to a file.</summary>
    public static void Write(string path, Expectation[] expected)
    {
        using var file = new BinaryWriter(File.Create(path));
        file.Write(expected.Length);
        foreach (Expectation one in expected)
        {
            file.Write(one.Batch.Count);
            WriteAll(file, one.Batch.Inputs);
            WriteAll(file, one.Batch.Targets);
            WriteAll(file, one.Outputs);
            Write(file, [one.Loss]);
            Write(file, [one.RegularizedLoss]);
            WriteAll(file, one.Gradients);
            WriteAll(file, one.Moved);
        }
    }

    private static T[][] ReadAll<T>(BinaryReader file)
        where T : unmanaged
    {
        var all = new T[file.ReadInt32()][];
        for (int i = 0; i < all.Length; i++)
            all[i] = Read<T>(file);
        return all;
    }

    private static T[] Read<T>(BinaryReader file)
        where T : unmanaged
    {
        var values = new T[file.ReadInt32()];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static void WriteAll<T>(BinaryWriter file, T[][] all)
        where T : unmanaged
    {
        file.Write(all.Length);
        foreach (T[] values in all)
            Write(file, values);
    }

    private static void Write<T>(BinaryWriter file, T[] values)
        where T : unmanaged
    {
        file.Write(values.Length);
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
