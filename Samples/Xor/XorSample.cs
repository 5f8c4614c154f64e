using System.CommandLine;
using Unroll;

namespace Samples.Xor;

/// <summary>Learns the exclusive or of two bits.</summary>
internal static class XorSample
{
    public static Command Command()
    {
        var command = new Command("xor", "Learns the exclusive or of two bits: the whole of training in 15 lines.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        float[] bits = [0, 0, 0, 1, 1, 0, 1, 1], isOdd = [0, 1, 1, 0];
        using var network = new XorNetwork(seed: 1);
        var optimizer = new Adam(learningRate: 0.05f);
        for (int step = 0; step < 500; step++)
        {
            float loss = network.ComputeGradients(bits, isOdd, count: 4);
            optimizer.Step(network);
            if (step % 100 == 99)
                Console.WriteLine($"step {step + 1}: loss {loss:F4}");
        }

        float[] logits = new float[4];
        network.Predict(bits, logits, count: 4);
        for (int i = 0; i < 4; i++)
        {
            float probability = 1 / (1 + MathF.Exp(-logits[i]));
            Console.WriteLine($"{bits[2 * i]} xor {bits[2 * i + 1]} = {(logits[i] > 0 ? 1 : 0)} (probability of 1: {probability:F3})");
        }

        return 0;
    }
}
