return await Bayou.Bench.Commands.BenchCommandLine.RunAsync(args);
