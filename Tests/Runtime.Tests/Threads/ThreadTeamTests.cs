using System.Collections.Concurrent;

namespace Unroll.Runtime.Tests.Threads;

public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 2)]
    [InlineData(5, 100)]
    public void Every_part_is_done_once_and_before_the_return(int threads, int parts)
    {
        using var team = new ThreadTeam(threads, "test");
        for (int round = 0; round < 2000; round++)
        {
            int[] done = new int[parts];
            ThreadTeam.Run(team, new Work((part, _) => Interlocked.Increment(ref done[part])), parts, wake: round % 3 != 0);
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Without_a_team_the_caller_does_the_parts_in_order()
    {
        var done = new List<(int, int)>();
        ThreadTeam.Run(null, new Work((part, thread) => done.Add((part, thread))), 3);
        Assert.Equal([(0, 0), (1, 0), (2, 0)], done);
    }

    [Fact]
    public void No_two_parts_run_at_once_under_one_number()
    {
        using var team = new ThreadTeam(3, "test");
        int[] inside = new int[3];
        var threads = new ConcurrentDictionary<(int, Thread), bool>();
        for (int round = 0; round < 200; round++)
        {
            ThreadTeam.Run(team, new Work((_, thread) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref inside[thread]));
                threads[(thread, Thread.CurrentThread)] = true;
                Thread.SpinWait(100);
                Interlocked.Decrement(ref inside[thread]);
            }), 12);
        }

        Assert.All(threads.Keys.GroupBy(key => key.Item1), number => Assert.Single(number));
        Assert.Contains((0, Thread.CurrentThread), threads.Keys);
    }

    [Fact]
    public void Idle_helpers_fall_asleep_and_wake_again()
    {
        using var team = new ThreadTeam(3, "test");
        for (int round = 0; round < 5; round++)
        {
            Sleep(team);
            using var barrier = new Barrier(3);
            ThreadTeam.Run(team, new Work((_, _) => Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30)))), 3);
        }
    }

    [Fact]
    public void Sleeping_helpers_are_left_alone_where_waking_is_not_wanted()
    {
        using var team = new ThreadTeam(2, "test");
        Sleep(team);
        var threads = new List<int>();
        ThreadTeam.Run(team, new Work((_, thread) => threads.Add(thread)), 4, wake: false);
        Assert.Equal([0, 0, 0, 0], threads);
        Assert.Equal(1, team.Sleeping);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_exception_reaches_the_caller_and_the_next_work_is_done(int failing)
    {
        using var team = new ThreadTeam(2, "test");
        for (int round = 0; round < 100; round++)
        {
            using var barrier = new Barrier(2);
            FormatException thrown = Assert.Throws<FormatException>(() => ThreadTeam.Run(team, new Work((_, thread) =>
            {
                barrier.SignalAndWait(TimeSpan.FromSeconds(30));
                if (thread == failing)
                    throw new FormatException($"thread {thread}");
            }), 2));
            Assert.Equal($"thread {failing}", thrown.Message);
            int done = 0;
            ThreadTeam.Run(team, new Work((_, _) => Interlocked.Increment(ref done)), 9);
            Assert.Equal(9, done);
        }
    }

    [Fact]
    public void A_round_allocates_nothing()
    {
        using var team = new ThreadTeam(2, "test");
        var work = new Work((_, _) => Thread.SpinWait(50));
        for (int round = 0; round < 50; round++)
            ThreadTeam.Run(team, work, 4);
        long before = Allocation.SoFar();
        for (int round = 0; round < 500; round++)
            ThreadTeam.Run(team, work, 4, wake: round % 2 == 0);
        Assert.Equal(0, Allocation.SoFar() - before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Disposal_ends_the_helpers_asleep_or_not(bool asleep)
    {
        var team = new ThreadTeam(2, "test");
        Thread? helper = null;
        using (var barrier = new Barrier(2))
        {
            ThreadTeam.Run(team, new Work((_, thread) =>
            {
                if (thread == 1)
                    helper = Thread.CurrentThread;
                Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(30)));
            }), 2);
        }

        if (asleep)
            Sleep(team);
        team.Dispose();
        Assert.True(helper!.Join(TimeSpan.FromSeconds(30)));
    }

    /// <summary>A helper works in memory of the caller's, so the caller may not leave before it, whatever happens to it.</summary>
    [Fact]
    public void An_interrupted_caller_waits_for_its_helpers_and_learns_of_it_afterwards()
    {
        using var team = new ThreadTeam(2, "test");
        using var both = new Barrier(2);
        using var letGo = new ManualResetEventSlim();
        bool helperDone = false, waited = false, told = false;
        var caller = new Thread(() =>
        {
            ThreadTeam.Run(team, new Work((_, thread) =>
            {
                Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30)));
                if (thread == 0)
                    return;
                Assert.True(letGo.Wait(TimeSpan.FromSeconds(30)));
                Volatile.Write(ref helperDone, true);
            }), 2);
            waited = Volatile.Read(ref helperDone);
            try
            {
                Thread.Sleep(TimeSpan.FromSeconds(30));
            }
            catch (ThreadInterruptedException)
            {
                told = true;
            }
        });
        caller.Start();
        Assert.True(SpinWait.SpinUntil(
            () => both.CurrentPhaseNumber == 1 && caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(30)));
        caller.Interrupt();
        Thread.Sleep(20);
        letGo.Set();
        Assert.True(caller.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal((true, true), (waited, told));
    }

    private static void Sleep(ThreadTeam team) =>
        Assert.True(SpinWait.SpinUntil(() => team.Sleeping == team.Threads - 1, TimeSpan.FromSeconds(30)), "a helper did not fall asleep");

    private sealed class Work(Action<int, int> run) : IParallelWork
    {
        public void Run(int part, int thread) => run(part, thread);
    }
}
