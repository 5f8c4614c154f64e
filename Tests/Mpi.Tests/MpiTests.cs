using System.Text.RegularExpressions;

namespace Unroll.Mpi.Tests;

/// <summary>Processes that mpirun has started train one network, end together, and go on from a checkpoint.</summary>
public sealed class MpiTests
{
    [MpiFact]
    public void The_weights_have_the_bytes_of_one_process_with_all_parts()
    {
        using Processes one = new(), two = new(), three = new(), four = new();
        string alone = one.RunWell(null, parts: 2), together = two.RunWell(2, parts: 1);
        Assert.Equal(one.Weights, two.Weights);
        Assert.Equal(Regex.Match(alone, "loss [0-9.]+").Value, Regex.Match(together, "loss [0-9.]+").Value);
        Assert.Contains("2 processes", together);
        Assert.Contains(" 0 bytes allocated by steps", together);

        four.RunWell(null, parts: 3);
        three.RunWell(3, parts: 1);
        Assert.Equal(four.Weights, three.Weights);
        Assert.NotEqual(one.Weights, three.Weights);
    }

    /// <summary>What process 0 wrote last is whole, and whoever goes on comes to the same weights.</summary>
    [MpiFact]
    public void A_process_that_is_killed_ends_all_and_the_checkpoint_goes_on()
    {
        using Processes whole = new(), killed = new();
        whole.RunWell(null, parts: 2);
        (int code, string output) = killed.Run(2, parts: 1, "killed");
        Assert.NotEqual(0, code);
        Assert.Contains("exited on signal 9", output);
        Assert.True(File.Exists(killed.Checkpoint), output);
        Assert.Contains("goes on after epoch", killed.RunWell(2, parts: 1));
        Assert.Equal(whole.Weights, killed.Weights);
    }

    [MpiFact]
    public void An_exception_in_one_process_is_told_and_ends_all()
    {
        using var processes = new Processes();
        (int code, string output) = processes.Run(2, parts: 1, "throws");
        Assert.NotEqual(0, code);
        Assert.Contains("Process 1 of 2: System.IO.InvalidDataException: The picture is damaged.", output);
        Assert.Contains("goes on after epoch", processes.RunWell(null, parts: 2));
    }
}
