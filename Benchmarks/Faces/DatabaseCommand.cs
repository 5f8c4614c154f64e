using System.CommandLine;
using System.Runtime.InteropServices;
using Samples.Training;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;
using Unroll.Vision;

namespace Unroll.Benchmarks.Faces;

/// <summary>The command that measures how long a face is looked for in a database, beside reading the database's memory once.</summary>
internal static class DatabaseCommand
{
    public static Command Command()
    {
        var pictures = new Option<int>("--pictures") { Description = "The pictures in it.", DefaultValueFactory = _ => 100_000 };
        var length = new Option<int>("--length") { Description = "The numbers of each; a multiple of 8.", DefaultValueFactory = _ => 128 };
        var rounds = new Option<int>("--rounds") { Description = "Measurements of each, by turns.", DefaultValueFactory = _ => 101 };
        var command = new Command(
            "database",
            "Measures the search of a face in a database of descriptors, and, in turn, plain loads of the same memory by one thread.")
        {
            pictures, length, rounds,
        };
        command.SetAction(result =>
        {
            using var interruption = new Interruption();
            return Run(
                Math.Max(1, result.GetValue(pictures)), Math.Max(1, (result.GetValue(length) + 7) / 8) * 8,
                new Rounds(Math.Max(3, result.GetValue(rounds)), warmUp: 1, interruption.Token));
        });
        return command;
    }

    private static int Run(int pictures, int length, Rounds rounds)
    {
        FaceDatabase database = Drawn(pictures, length);
        float[] face = [.. database.Descriptor(pictures / 2)];
        face[0] += .01f;
        FaceMatch match = default;
        var search = new Work("search", () => match = database.Recognize(face));
        // The very memory of the database: its pictures lie one behind the other.
        var read = new Work("read", () => Sink.Keep(MemoryBandwidth.Read(All(database))));
        rounds.Run(search, read);

        double bytes = sizeof(float) * (double)pictures * length;
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} pictures={pictures} length={length}");
        Console.WriteLine($"found: {match.Name} at {match.Distance:F3}");
        foreach (Work work in new[] { search, read })
        {
            double seconds = work.MedianSeconds;
            Console.WriteLine(FormattableString.Invariant(
                $"{work.Name}: ms={1e3 * seconds:F3} gb_per_s={bytes / seconds / 1e9:F1} bytes_a_call={work.AllocatedBytes():F0}"));
        }

        double ratio = Statistics.MedianRatio(search.Seconds, read.Seconds);
        Console.WriteLine(FormattableString.Invariant($"search / read: {ratio:F2}"));
        return match.Picture == pictures / 2 ? 0 : 1;
    }

    private static FaceDatabase Drawn(int pictures, int length)
    {
        var database = new FaceDatabase(length);
        database.Reserve(pictures);
        var random = new Random(1);
        float[] numbers = new float[length];
        for (int picture = 0; picture < pictures; picture++)
        {
            foreach (ref float number in numbers.AsSpan())
                number = (random.NextSingle() - .5f) / 4;
            database.Enroll($"person {picture / 4}", numbers);
        }

        return database;
    }

    private static ReadOnlySpan<float> All(FaceDatabase database) => MemoryMarshal.CreateReadOnlySpan(
        in MemoryMarshal.GetReference(database.Descriptor(0)), database.Count * database.Length);
}
