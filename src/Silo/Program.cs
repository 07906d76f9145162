return await Bayou.Silo.Commands.BayouCommandLine.RunAsync(args);
