using System.Numerics;

namespace Unroll.Benchmarks.Scale;

/// <summary>Steps of many machines that train together, one process each.</summary>
internal static class ClusterSimulation
{
    /// <summary>What is taken for granted.</summary>
    public const string Assumptions =
        """
        simulated: in each step every machine draws its time of computing from those measured here, the slowest twentieth left
        out, independently of the others; all wait for the slowest. The meeting before the sum (MPI_Allgather) takes log2 of the
        machines messages, one behind the other; the slices go to their places and back (MPI_Alltoallv, MPI_Allgatherv) in as
        many rounds as there are other machines, in each of which every machine sends and receives one slice. Links are
        full-duplex, the switch delays nobody, nothing is sent while gradients are computed, and the adding is measured. Development
        sets and checkpoints are not counted.
        """;

    private const int Steps = 400, MeetingBytes = 16;

    /// <summary>The mean seconds of a step.</summary>
    /// <param name="computing">The seconds that steps of one machine took.</param>
    /// <param name="gradients">The floats that are added up.</param>
    /// <param name="adding">The seconds of adding so many floats.</param>
    /// <param name="link">What connects the machines.</param>
    /// <param name="machines">How many there are.</param>
    public static double SecondsOfStep(double[] computing, int gradients, double adding, Link link, int machines)
    {
        double together = machines == 1 ? 0 : Together(gradients, adding, link, machines);
        double[] drawn = [.. computing.Order().Take(Math.Max(1, computing.Length * 19 / 20))];
        var random = new Random(1);
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            double slowest = 0;
            for (int machine = 0; machine < machines; machine++)
                slowest = Math.Max(slowest, drawn[random.Next(drawn.Length)]);
            sum += slowest + together;
        }

        return sum / Steps;
    }

    private static double Together(int gradients, double adding, Link link, int machines)
    {
        double meeting = BitOperations.Log2((uint)machines * 2 - 1) * link.Seconds(MeetingBytes);
        double slice = (double)sizeof(float) * gradients / machines;
        return meeting + (2 * (machines - 1) * link.Seconds(slice)) + (adding * (machines - 1) / machines);
    }
}
